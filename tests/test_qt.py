"""Qt's bindings are sound: with PySide6 6.12.0, Python 3.11 loses None to calls that return nothing."""

import subprocess
import sys

CALLS = """
import sys
from PySide6.QtGui import QGuiApplication, QImage, QPainter
application = QGuiApplication([])
image = QImage(10, 10, QImage.Format.Format_ARGB32)
painter = QPainter(image)
before = sys.getrefcount(None)
for _ in range(3000):
    painter.translate(0, 0)
print(before - sys.getrefcount(None))
painter.end()
"""


def test_calls_without_result_keep_none_alive():
    trial = subprocess.run([sys.executable, "-c", CALLS], capture_output=True, text=True)

    assert trial.returncode == 0, trial.stderr
    if sys.version_info < (3, 12):  # from 3.12 on None is immortal and its count says nothing
        assert int(trial.stdout) < 300
