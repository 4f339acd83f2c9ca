"""What holds for every test of the window: nothing of it outlives its test, and nothing goes wrong unseen."""

import sys
from collections.abc import Iterator

import pytest
from desks import close_documents
from waiting import close_all


@pytest.fixture(autouse=True)
def nothing_left_open(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Close every window after its test, and fail for what Qt would only print."""
    unseen: list[BaseException] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, error, trace: unseen.append(error))
    yield
    close_documents()
    close_all()
    assert not unseen, unseen
