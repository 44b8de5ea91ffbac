"""The language that the command line speaks."""

import locale
import os
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

from vmdesk.resources import data_path

_NO_GLIB = "QT_NO_GLIB"


def wanted_catalogue(languages: list[str], folder: Path) -> Path | None:
    """The first of *languages* (BCP 47, the favourite first) that there is a catalogue for in
    *folder*; None for English, which needs none."""
    for language in languages:
        if language.split("-")[0] in ("en", "C"):
            return None
        for name in _names(language):
            path = folder / f"vmdesk_{name}.qm"
            if path.is_file():
                return path
    return None


def follow_system() -> None:
    """Speak the system's language in a program that has no application object of Qt yet.

    One is made where there is a translation; English, which needs none, is spared it.
    """
    if path := wanted_catalogue(QLocale.system().uiLanguages(), data_path("translations")):
        translator = QTranslator(_application())
        if translator.load(str(path)):
            QCoreApplication.installTranslator(translator)


def _application() -> QCoreApplication:
    # Qt would take GLib's main context to itself, out of which libvirt's events come.
    os.environ[_NO_GLIB] = "1"
    app = QCoreApplication([])
    del os.environ[_NO_GLIB]
    # Qt has set the whole locale. Hypervisors are to speak English to a program that reads it.
    locale.setlocale(locale.LC_MESSAGES, "C")
    return app


def _names(language: str) -> list[str]:
    """Catalogues for e.g. "zh-Hans-CN": the exact one, without the script, the language alone."""
    parts = language.split("-")
    names = ["_".join(parts), f"{parts[0]}_{parts[-1]}", parts[0]]
    return list(dict.fromkeys(names))
