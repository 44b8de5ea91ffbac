"""The text a user sees, in the user's language."""

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QCoreApplication

from vmdesk.errors import VMDeskError, filled

CONTEXT = "vmdesk"
_ENDS = tuple(".!?:…。！？：")


def tr(text: str, /, **params: Any) -> str:
    """Translate *text* and fill its ``{name}`` placeholders from *params*."""
    return filled(QCoreApplication.translate(CONTEXT, text), params)


def error_message(error: VMDeskError) -> str:
    """What happened, in the user's language."""
    return tr(error.template, **error.params)


def error_hint(error: VMDeskError) -> str:
    """What to do about it, in the user's language; empty when nothing is known to help."""
    return tr(error.hint_template, **error.params) if error.hint_template else ""


def error_text(error: VMDeskError) -> str:
    """What happened and, where something is known to help, what to do about it."""
    return sentences(error_message(error), error_hint(error))


def sentences(first: str, second: str) -> str:
    """Two sentences, either of them perhaps empty, with a full stop between them."""
    if not (first and second):
        return first or second
    return tr("{first} {second}", first=ended(first), second=second)


def ended(text: str) -> str:
    """*text* with a full stop at its end."""
    return text if not text or text.endswith(_ENDS) else tr("{reason}.", reason=text)


def labelled(what: str, text: str) -> str:
    """*text* with what it is about before it; one of them alone where the other is empty."""
    return tr("{what}: {text}", what=what, text=text) if what and text else what or text


def listed(parts: Iterable[str]) -> str:
    """*parts* with the comma of the user's language between them."""
    return tr(", ").join(parts)
