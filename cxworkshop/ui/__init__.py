"""The window: it draws what the layers below say, and every change goes through one document."""

import builtins

import PySide6.QtCore  # noqa: F401

# PySide6 stands before Python's import and reads the source of every module that is loaded after it, numpy's too,
# and keeps it in memory, to see whether that module asks for other spellings of Qt's names. Nobody here does.
builtins.__import__ = vars(builtins).get("__orig_import__", builtins.__import__)

from cxworkshop.ui.guard import install  # noqa: E402

install()
