"""The few widgets that are drawn by hand: journey grid, matrix, board, timeline, track, dots."""
