"""The import of a survey inside the window: the file, its columns, what is doubtful, and the numbers."""
