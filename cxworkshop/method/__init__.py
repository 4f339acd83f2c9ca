"""What the programme calculates: pure functions on numbers, with the formula ids of the method reference."""
