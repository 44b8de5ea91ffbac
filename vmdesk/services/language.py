"""The language of everything that `tr` and the compiled forms say."""

from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

from vmdesk.resources import data_path


def wanted_catalogue(languages: list[str]) -> str:
    """The first of *languages* (BCP 47, the favourite first) that there is a catalogue for, as
    its file's path; "" for English, which needs none."""
    for language in languages:
        if language.split("-")[0] in ("en", "C"):
            return ""
        for name in _names(language):
            path = data_path("translations", f"vmdesk_{name}.qm")
            if path.is_file():
                return str(path)
    return ""


def follow_system(app: QCoreApplication) -> None:
    """Speak the language that the system is set to, where there is a translation."""
    path = wanted_catalogue(QLocale.system().uiLanguages())
    translator = QTranslator(app)
    if path and translator.load(path):
        app.installTranslator(translator)


def _names(language: str) -> list[str]:
    """Catalogues for e.g. "zh-Hans-CN": the exact one, without the script, the language alone."""
    parts = language.split("-")
    names = ["_".join(parts), f"{parts[0]}_{parts[-1]}", parts[0]]
    return list(dict.fromkeys(names))
