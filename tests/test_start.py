"""The command line starts at once and talks to nobody."""

import subprocess
import sys

import pytest

SLOW = {"PySide6", "duckdb", "narwhals", "numpy", "openpyxl", "pyqtgraph", "reportlab", "sqlite3", "tinydb"}

IMPORT_COMMAND_LINE = "import cxworkshop.cli"

SHOW_VERSION = """
import sys, cxworkshop.cli
sys.argv = ["cxworkshop", "--version"]
try:
    cxworkshop.cli.main()
except SystemExit as end:
    assert not end.code, end.code
"""

IMPORT_EVERYTHING = """
import importlib, pkgutil, cxworkshop
for module in pkgutil.walk_packages(cxworkshop.__path__, "cxworkshop."):
    if not module.name.endswith(".__main__"):
        importlib.import_module(module.name)
"""

WATCH_SOCKETS = """
import sys
def watch(event, arguments):
    if event in ("socket.__new__", "socket.connect", "socket.bind", "socket.getaddrinfo"):
        print("opened a socket:", event, arguments)
sys.addaudithook(watch)
"""

TELL_MODULES = """
import sys
print("loaded:", *sys.modules)
"""


def printed(code: str) -> str:
    """Run code in a Python of its own and give what it printed."""
    trial = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert trial.returncode == 0, trial.stderr
    return trial.stdout


@pytest.mark.parametrize("code", [IMPORT_COMMAND_LINE, SHOW_VERSION], ids=["import", "--version"])
def test_the_command_line_loads_nothing_slow(code):
    modules = printed(code + TELL_MODULES).partition("loaded: ")[2].split()

    assert "cxworkshop.cli" in modules
    assert SLOW.isdisjoint(modules)


@pytest.mark.parametrize("code", [IMPORT_EVERYTHING, SHOW_VERSION], ids=["import", "--version"])
def test_nothing_opens_a_socket(code):
    assert "opened a socket" not in printed(WATCH_SOCKETS + code)


def test_an_opened_socket_would_be_seen():
    assert "opened a socket" in printed(WATCH_SOCKETS + "import socket; socket.socket().close()")
