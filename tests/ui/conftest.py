"""What holds for every test of the window: nothing of it outlives its test."""

from collections.abc import Iterator

import pytest
from waiting import close_all


@pytest.fixture(autouse=True)
def nothing_left_open() -> Iterator[None]:
    """Close every window after its test, and destroy it in this thread."""
    yield
    close_all()
