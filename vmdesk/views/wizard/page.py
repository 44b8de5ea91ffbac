"""What every page of the wizard is: a part of the state, shown and changed."""

from typing import ClassVar

from PySide6.QtWidgets import QWidget

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
