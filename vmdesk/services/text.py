"""The text a user sees, in the user's language."""

from typing import Any

from PySide6.QtCore import QCoreApplication

from vmdesk.errors import VMDeskError, filled

CONTEXT = "vmdesk"


def tr(text: str, /, **params: Any) -> str:
    """Translate *text* and fill its ``{name}`` placeholders from *params*."""
    return filled(QCoreApplication.translate(CONTEXT, text), params)


def error_message(error: VMDeskError) -> str:
    """What happened, in the user's language."""
    return tr(error.template, **error.params)


def error_hint(error: VMDeskError) -> str:
    """What to do about it, in the user's language; empty when nothing is known to help."""
    return tr(error.hint_template, **error.params) if error.hint_template else ""
