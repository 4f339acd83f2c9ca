"""The catalogue of metrics: choose how something is asked or counted, and see the question before adding it."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QFrame, QLineEdit, QListWidget, QListWidgetItem, QWidget

from cxworkshop.language import N_, Language, Message
from cxworkshop.method.catalogue import BY_KEY, METHODS, Method
from cxworkshop.model.metrics import RELATIONSHIP, Metric
from cxworkshop.programme.choices import METHOD_NOTE, label as choice_label, method_name, word
from cxworkshop.programme.metric_gaps import KINDS, gaps, kind_of, suggestions
from cxworkshop.programme.new_metrics import new_metric, question_texts
from cxworkshop.programme.references import offered
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.focus import FocusRing
from cxworkshop.ui.parts import button, column, empty, label, row, scrolled
from cxworkshop.ui.views.choice import Choice
from cxworkshop.ui.views.metric_words import gap_text, kind_text, qualities_text, scale_text

WIDE, HIGH, LIST_WIDE = 860, 580, 340
KEY = int(Qt.ItemDataRole.UserRole)
