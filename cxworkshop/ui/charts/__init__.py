"""The kinds of analytical charts; each says its data as a table and draws itself with the plotting library."""
