"""What people call a record, and when two names are the same."""

from cxworkshop.method.view import View
from cxworkshop.model.project import code


def plain(text: str) -> str:
    """Give a name as it is compared: letter case and spaces make no difference."""
    return " ".join(text.casefold().split())


def record_name(view: View, collection: str, id: str) -> str:
    """Name a record by what people call it, else by its code, else by its id."""
    record = getattr(view, collection).find(id)
    if record is None:
        return id
    for field in ("name", "title", "label", "message", "trigger_text"):
        words = getattr(record, field, "")
        if words.strip():
            return str(words)
    if view.metrics.find(getattr(record, "metric", "")) is not None:
        return record_name(view, "metrics", record.metric)
    return code(view, collection, id) or id
