"""Errors stay inside of what Qt calls.

An error that leaves an overridden method of a Qt class is kept by PySide until control is back in Python. When Qt was
itself called from Python, such as to show a widget, the next overridden method is called before that, and then the
whole app ends without a word. So our own methods never let one out: it is reported as one in a slot is.
"""

import sys
from collections.abc import Callable
from functools import wraps
from types import FunctionType, MethodDescriptorType
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QUndoCommand

OURS = "cxworkshop."


def install() -> None:
    """Watch over every class of ours that is derived from Qt's from now on."""
    for kind in (QObject, QUndoCommand):
        setattr(kind, "__init_subclass__", classmethod(_watch))  # noqa: B010


def _watch(made: type, /, **values: Any) -> None:
    object.__init_subclass__(**values)
    if made.__module__.startswith(OURS):
        for name, method in list(vars(made).items()):
            if isinstance(method, FunctionType) and _is_qts(made, name):
                setattr(made, name, _guarded(made, name, method))


def _is_qts(made: type, name: str) -> bool:
    """Tell whether Qt has a method of this name, which it may then call."""
    return any(isinstance(vars(base).get(name), MethodDescriptorType) for base in made.__mro__)


def _guarded(made: type, name: str, method: Callable[..., Any]) -> Callable[..., Any]:
    """Give the method with the answer of the class above it where it fails."""

    @wraps(method)
    def call(self: Any, *values: Any, **named: Any) -> Any:
        try:
            return method(self, *values, **named)
        except Exception:
            sys.excepthook(*sys.exc_info())
            try:
                return getattr(super(made, self), name)(*values, **named)
            except (NotImplementedError, RuntimeError):
                # nothing above answers, or the Qt object is gone
                return None

    return call
