"""The editors of declared fields, one for each kind of value; all are bound to a place of the document."""
