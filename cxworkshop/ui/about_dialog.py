"""What this is, which version, and under which terms."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLayout, QWidget

from cxworkshop import __version__
from cxworkshop.language import N_, Language
from cxworkshop.ui.focus import FocusRing
from cxworkshop.ui.parts import button, column, label, row
from cxworkshop.ui.theme import Theme
from cxworkshop.ui.views.start_side import BrandLine

CLAIM = N_("Seven questions, seven decisions, one plan for a better customer experience.")
LOCAL = N_("Projects are files on this computer. Nothing is sent anywhere.")
LICENCE = N_("Free software under the MIT licence. Copyright 2026 the cxworkshop authors.")
FONT = N_("Texts are set in Source Sans Pro by Adobe, under the SIL Open Font License.")
MARKS = N_("NPS and Net Promoter are registered marks of Bain & Company, Satmetrix Systems and Fred Reichheld.")


class AboutDialog(QDialog):
    """Say it."""

    def __init__(self, theme: Theme, language: Language, parent: QWidget | None = None) -> None:
        """Show name, version and terms."""
        super().__init__(parent)
        self.setWindowTitle(language.text(N_("About cxworkshop")))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        inside = column(self, (32, 28, 32, 20), 10, theme)
        inside.addWidget(BrandLine(theme))
        inside.addWidget(label(theme, "cxworkshop", "title"))
        version = label(theme, language.text(N_("Version {version}"), version=__version__), "body", "text2")
        version.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        inside.addWidget(version)
        inside.addWidget(label(theme, language.text(CLAIM), "question", "text2", wrap=True))
        inside.addSpacing(theme.px(8))
        for words in (LOCAL, LICENCE, FONT, MARKS):
            inside.addWidget(label(theme, language.text(words), "table", wrap=True))
        inside.addStretch(1)
        foot = row(theme=theme)
        foot.addStretch(1)
        close = button(theme, language.text(N_("Close")), self.accept, "primary")
        close.setDefault(True)
        foot.addWidget(close)
        inside.addLayout(foot)
        self._ring = FocusRing(self, theme)
        # wrapped labels ask for more height than they need at this width
        inside.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.setFixedSize(theme.px(520), inside.totalHeightForWidth(theme.px(520)))
        close.setFocus()
