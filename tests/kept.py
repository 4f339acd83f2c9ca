"""Desks that are put away after a test: no thread is left that would tell a document which is gone."""

from typing import Any

from cxworkshop.ui.desk import Desk
from tests.desks import desk_for
from tests.waiting import close_all

_KEPT: list[Desk] = []


def new_desk(*args: Any, **asked: Any) -> Desk:
    """Give a desk that `let_go` puts away."""
    made = desk_for(*args, **asked)
    _KEPT.append(made)
    return made


def let_go() -> None:
    """End what still works beside the window, write what is not written, and close every window."""
    while _KEPT:
        _KEPT.pop().document.close()
    close_all()
