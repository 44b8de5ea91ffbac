"""What is remembered of one VM's console."""

from PySide6.QtCore import QByteArray

from vmdesk.services.settings import Settings
from vmdesk.views.console.placement import ScaleMode

_YES, _NO = "yes", "no"


class ConsoleMemory:
    """*key* tells the VMs apart; "" remembers nothing."""

    def __init__(self, settings: Settings, key: str) -> None:
        self._settings = settings
        self._key = key

    @property
    def own_window(self) -> bool:
        """Whether the console was in a window of its own."""
        return self._read("own-window") == _YES

    @own_window.setter
    def own_window(self, on: bool) -> None:
        self._write("own-window", _YES if on else "")

    @property
    def scale_mode(self) -> ScaleMode:
        value = self._read("scale")
        return next((mode for mode in ScaleMode if mode.value == value), ScaleMode.FIT)

    @scale_mode.setter
    def scale_mode(self, mode: ScaleMode) -> None:
        self._write("scale", mode.value)

    @property
    def shares_clipboard(self) -> bool:
        return self._read("clipboard") != _NO

    @shares_clipboard.setter
    def shares_clipboard(self, on: bool) -> None:
        self._write("clipboard", _YES if on else _NO)

    @property
    def geometry(self) -> QByteArray:
        """Of the window of its own; empty when it never had one."""
        return self._settings.state(self._name("geometry")) if self._key else QByteArray()

    @geometry.setter
    def geometry(self, geometry: QByteArray) -> None:
        if self._key:
            self._settings.set_state(self._name("geometry"), geometry)

    def _read(self, what: str) -> str:
        return self._settings.text(self._name(what)) if self._key else ""

    def _write(self, what: str, value: str) -> None:
        if self._key and value != self._read(what):
            self._settings.set_text(self._name(what), value)

    def _name(self, what: str) -> str:
        return f"console/{self._key}/{what}"
