"""How a project is handed on: each module or folder here writes one kind of file."""
