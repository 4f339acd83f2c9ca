"""The seven steps as data: what is asked, in what order, with which guidance, checks and decision."""
