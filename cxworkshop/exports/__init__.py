"""How a project is handed on: the exports in order, each a module that writes one kind of file."""

EXPORTS = ("plan",)
"""The exports by module name, in the order in which they are offered."""
