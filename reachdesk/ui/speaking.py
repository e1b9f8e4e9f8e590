"""The language of the window: of all texts, of Qt's own words, of numbers and dates."""

from __future__ import annotations

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from reachdesk import i18n
from reachdesk.charts import words as chart_words


def speak(language: str | None, translator: QTranslator) -> None:
    """Take a language (None: the system's) into use; `translator` gets Qt's own words in it."""
    code = i18n.choose_language(language)
    QLocale.setDefault(chart_words.locale())
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    QApplication.removeTranslator(translator)
    if translator.load(QLocale(code), "qtbase", "_", folder):
        QApplication.installTranslator(translator)
