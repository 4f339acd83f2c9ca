"""Reviews and ratings that come as JSON: Google's business reviews in their several shapes, and lists of records."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from cxworkshop.surveys.problems import Unreadable
from cxworkshop.surveys.records import MOST_COLUMNS

LARGEST_JSON = 64 << 20
MOST_VALUES = 3_000_000
_KINDS = ("question", "type", "key")
MOST_PARTS = 20
DEEPEST = 3
"""Answers of a service wrap their list in `result` or `data`."""
COLUMNS = (
    "location", "review_id", "star_rating", "comment", "create_time", "update_time", "reviewer", "reply", "reply_time",
)  # fmt: skip


def table_of(contents: Iterable[bytes]) -> tuple[list[str], list[list[str]]]:
    """Give the header and the rows that one or several JSON files hold."""
    records: list[dict[str, Any]] = []
    for content in contents:
        records.extend(_records(_decoded(content)))
    if not records:
        raise Unreadable("not_reviews")
    reviews = [record for record in records if _is_review(record)]
    if reviews:
        return list(COLUMNS), [_review(record) for record in reviews]
    return _flat(records)


def content_of(path: Path) -> bytes:
    """Give the bytes of a JSON file; raises Unreadable when there are too many."""
    size = path.stat().st_size
    if size > LARGEST_JSON:
        raise Unreadable("too_large", size=size, most=LARGEST_JSON)
    return path.read_bytes()


def _decoded(content: bytes) -> Any:
    content = content.removeprefix(b"\xef\xbb\xbf").strip()
    # what is nested costs most memory
    if len(content) > LARGEST_JSON or sum(map(content.count, (b"{", b"[", b","))) > MOST_VALUES:
        raise Unreadable("too_large", size=len(content), most=LARGEST_JSON)
    try:
        return msgspec.json.decode(content)
    except (msgspec.DecodeError, RecursionError, ValueError) as error:
        lines = content.splitlines()
        if len(lines) < 2:
            raise Unreadable("broken_json") from error
    try:
        # one record on each line
        return [msgspec.json.decode(line) for line in lines if line.strip()]
    except (msgspec.DecodeError, RecursionError, ValueError) as error:
        raise Unreadable("broken_json") from error


def _records(value: Any) -> Iterator[dict[str, Any]]:
    """Give the records of a document: of a list, of the list under `reviews`, or of the longest list it has."""
    if isinstance(value, list):
        for item in value:
            if isinstance(item, dict) and isinstance(item.get("reviews"), list):
                yield from _records(item)
            elif isinstance(item, dict):
                yield _unwrapped(item)
        return
    if not isinstance(value, dict):
        return
    inner = _inner(value)
    if inner is not None:
        yield from _records(inner)
    elif _is_review(value):
        yield value


def _inner(value: dict[str, Any], depth: int = 0) -> list[Any] | None:
    """Give the list of records that a document wraps: the one under `reviews`, else the longest of the outermost."""
    if isinstance(value.get("reviews"), list):
        return value["reviews"]  # type: ignore[no-any-return]
    lists = [item for item in value.values() if isinstance(item, list) and any(isinstance(x, dict) for x in item)]
    found = max(lists, key=len, default=None)
    if found is None and depth < DEEPEST:
        wrapped = [_inner(item, depth + 1) for item in value.values() if isinstance(item, dict)]
        found = max((item for item in wrapped if item), key=len, default=None)
    return found


def _unwrapped(item: dict[str, Any]) -> dict[str, Any]:
    # several locations asked at once: each review stands beside the name of its location
    review = item.get("review")
    return {"name": item.get("name", ""), **review} if isinstance(review, dict) and _is_review(review) else item


def _is_review(record: dict[str, Any]) -> bool:
    return "starRating" in record and ("createTime" in record or "reviewId" in record or "updateTime" in record)


def _review(record: dict[str, Any]) -> list[str]:
    reviewer, reply = (part if isinstance(part := record.get(key), dict) else {} for key in ("reviewer", "reviewReply"))
    steps = _text(record.get("name")).split("/")
    location = steps[steps.index("locations") + 1] if "locations" in steps[:-1] else ""
    return [
        location,
        _text(record.get("reviewId")) or _text(record.get("name")),
        _text(record.get("starRating")),
        _text(record.get("comment")),
        _text(record.get("createTime")),
        _text(record.get("updateTime")),
        _text(reviewer.get("displayName")),
        _text(reply.get("comment")),
        _text(reply.get("updateTime")),
    ]


def _flat(records: list[dict[str, Any]]) -> tuple[list[str], list[list[str]]]:
    """Give records of any names as a table; what stands inside a record gets both names, `person.email`."""
    rows = [dict(_fields(record)) for record in records]
    names = list(dict.fromkeys(name for row in rows for name in row))
    if not names:
        raise Unreadable("not_reviews")
    if len(names) > MOST_COLUMNS:
        raise Unreadable("too_many_columns", columns=len(names), most=MOST_COLUMNS)
    return names, [[row.get(name, "") for name in names] for row in rows]


def _fields(record: dict[str, Any], before: str = "", depth: int = 0) -> Iterator[tuple[str, str]]:
    for name, value in record.items():
        if isinstance(value, dict) and depth < 2:
            yield from _fields(value, f"{before}{name}.", depth + 1)
        elif isinstance(value, list):
            yield f"{before}{name}", "; ".join(_text(item) for item in value[:100] if not isinstance(item, dict | list))
            for place, item in enumerate(value[:MOST_PARTS] if depth < 2 else (), 1):
                if isinstance(item, dict):
                    # the answers of one form: each is called by its kind
                    kind = next((kind for key in _KINDS if isinstance(kind := item.get(key), str)), str(place))
                    yield from _fields(item, f"{before}{name}.{kind[:60]}.", depth + 1)
        elif not isinstance(value, dict):
            yield f"{before}{name}", _text(value)


def _text(value: Any) -> str:
    if isinstance(value, str):
        return value
    if value is None or isinstance(value, dict | list):
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
