"""The import of a survey on the command line."""
