"""The command that puts a page's console on the whole screen."""

from typing import Protocol, runtime_checkable

from PySide6.QtWidgets import QWidget

from vmdesk.views.vm_page import VMPage


@runtime_checkable
class CanFillScreen(Protocol):
    """A side of a page that has a console."""

    def show_full_screen(self) -> None: ...


def open_full_screen(page: VMPage, window: QWidget) -> None:
    """Put the console of *page* on the whole screen until the user leaves it."""
    console = page.console()
    if isinstance(console, CanFillScreen):
        console.show_full_screen()
