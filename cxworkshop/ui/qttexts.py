"""Qt's own few texts, such as the buttons of its dialogs, in the window's language."""

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from cxworkshop import paths
from cxworkshop.language import Language

NAME = "cxworkshop-qt-texts"


def speak(application: QApplication, language: Language) -> None:
    """Let Qt speak a language; what it has no words for stays English."""
    for old in application.findChildren(QTranslator, NAME):
        application.removeTranslator(old)
        old.deleteLater()
    QLocale.setDefault(QLocale(language.code))
    name = f"qtbase_{language.code}"  # Qt brings Finnish and Swedish; bokmål is ours, compiled with its lrelease
    own = paths.resources() / "locale" / language.code
    translator = QTranslator(application)
    translator.setObjectName(NAME)
    if translator.load(name, QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)) or translator.load(
        name, str(own)
    ):
        application.installTranslator(translator)
