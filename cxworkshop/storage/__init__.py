"""How a project is kept: one JSON document that stock TinyDB can open, swapped whole and never half-written."""
