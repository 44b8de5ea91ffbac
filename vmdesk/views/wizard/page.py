"""What every page of the wizard is: a part of the state, shown and changed."""

from collections.abc import Callable
from typing import ClassVar

from PySide6.QtWidgets import QAbstractButton, QWidget

from vmdesk.services.creation_check import Field
from vmdesk.views.wizard.state import WizardState


class WizardPage(QWidget):
    """Shows `state` whenever `refresh` is called; knows no other page."""

    name: ClassVar[str]
    heading: ClassVar[str]
    explanation: ClassVar[str]
    fields: ClassVar[frozenset[Field]] = frozenset()

    def __init__(self, state: WizardState) -> None:
        super().__init__()
        self.state = state

    def refresh(self) -> None:
        """Show the state as it is now."""
        raise NotImplementedError

    def first_focus(self) -> QWidget:
        """Where the keyboard begins on this page."""
        raise NotImplementedError


def on_switch(
    button: QAbstractButton, shown: Callable[[], bool], do: Callable[[bool], object]
) -> None:
    """Call *do* with what the user sets *button* to; *shown* is what it shows until then.

    A screen reader toggles without a click, so clicks are not what is listened for.
    """
    button.toggled.connect(lambda on: do(on) if on != shown() else None)


def on_pick(button: QAbstractButton, shown: Callable[[], bool], do: Callable[[], object]) -> None:
    """`on_switch` for one of several that exclude each other: call *do* when it is picked."""
    on_switch(button, shown, lambda on: do() if on else None)
