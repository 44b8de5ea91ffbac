"""Colours: a light and a dark palette that follow the system, and what a state looks like."""

from enum import Enum

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from vmdesk.model.host import HostState
from vmdesk.model.problem import Severity
from vmdesk.model.vm import VMState
from vmdesk.services.settings import Settings
from vmdesk.views.style_sheet import style_sheet

Role = QPalette.ColorRole
SETTING = "theme"


class Scheme(Enum):
    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


LIGHT: dict[QPalette.ColorRole, str] = {
    Role.Window: "#f3f4f7",
    Role.WindowText: "#1c2128",
    Role.Base: "#ffffff",
    Role.AlternateBase: "#f7f8fa",
    Role.Text: "#1c2128",
    Role.Button: "#fcfcfd",
    Role.ButtonText: "#1c2128",
    Role.BrightText: "#ffffff",
    Role.Highlight: "#d5e3fb",
    Role.HighlightedText: "#0e2240",
    Role.Accent: "#2b6cd4",
    Role.Link: "#1d5cc0",
    Role.LinkVisited: "#6a4bb8",
    Role.PlaceholderText: "#667080",
    Role.ToolTipBase: "#ffffff",
    Role.ToolTipText: "#1c2128",
    Role.Light: "#ffffff",
    Role.Midlight: "#e6e9ee",
    Role.Mid: "#d3d8e0",
    Role.Dark: "#a7afbb",
    Role.Shadow: "#707988",
}
DARK: dict[QPalette.ColorRole, str] = {
    Role.Window: "#1b1e23",
    Role.WindowText: "#e7e9ed",
    Role.Base: "#23272e",
    Role.AlternateBase: "#272b33",
    Role.Text: "#e7e9ed",
    Role.Button: "#2f343d",
    Role.ButtonText: "#e7e9ed",
    Role.BrightText: "#ffffff",
    Role.Highlight: "#2b4a7a",
    Role.HighlightedText: "#ffffff",
    Role.Accent: "#4482ea",
    Role.Link: "#80b1ff",
    Role.LinkVisited: "#b79cf5",
    Role.PlaceholderText: "#98a1af",
    Role.ToolTipBase: "#2f343d",
    Role.ToolTipText: "#e7e9ed",
    Role.Light: "#454c57",
    Role.Midlight: "#343a44",
    Role.Mid: "#3a414c",
    Role.Dark: "#59616e",
    Role.Shadow: "#0b0d10",
}
DISABLED = {False: "#99a1ad", True: "#6b7481"}
DISABLED_ROLES = (Role.WindowText, Role.Text, Role.ButtonText, Role.HighlightedText)

GREEN, AMBER, RED = ("#1f8a4c", "#3fb970"), ("#a86a00", "#e0a63a"), ("#c8342f", "#f0716b")
BLUE, GREY = ("#2b6cd4", "#6ea5ff"), ("#6b7481", "#98a1af")
"""Each for a light and a dark background."""

STATE_COLOURS: dict[VMState, tuple[str, str]] = {
    VMState.STOPPED: GREY,
    VMState.STARTING: BLUE,
    VMState.RUNNING: GREEN,
    VMState.PAUSED: AMBER,
    VMState.SLEEPING: AMBER,
    VMState.STOPPING: BLUE,
    VMState.SAVED: BLUE,
    VMState.CRASHED: RED,
}
HOST_COLOURS: dict[HostState, tuple[str, str]] = {
    HostState.CONNECTING: BLUE,
    HostState.CONNECTED: GREEN,
    HostState.LOST: RED,
    HostState.FAILED: RED,
    HostState.DISCONNECTED: GREY,
}
SEVERITY_COLOURS: dict[Severity, tuple[str, str]] = {
    Severity.OK: GREEN,
    Severity.NOTE: BLUE,
    Severity.WARNING: AMBER,
    Severity.ERROR: RED,
}


def make_palette(dark: bool) -> QPalette:
    """The colours of every widget."""
    colours = DARK if dark else LIGHT
    palette = QPalette(QColor(colours[Role.Button]), QColor(colours[Role.Window]))
    for role, colour in colours.items():
        palette.setColor(role, QColor(colour))
    for role in DISABLED_ROLES:
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(DISABLED[dark]))
    palette.setColor(QPalette.ColorGroup.Disabled, Role.Highlight, QColor(colours[Role.Mid]))
    return palette


def is_dark(palette: QPalette) -> bool:
    """Whether *palette* has a dark background, so that colours on it must be light."""
    return palette.color(Role.Window).lightness() < 128


def pick(pair: tuple[str, str], palette: QPalette) -> QColor:
    """The one of *pair* that is readable on *palette*."""
    return QColor(pair[is_dark(palette)])


def tinted(colour: QColor, alpha: float) -> QColor:
    """*colour*, see-through: the background of what is written in it."""
    tint = QColor(colour)
    tint.setAlphaF(alpha)
    return tint


class Theme(QObject):
    """Light or dark, as the system says or the user chose."""

    changed = Signal()

    def __init__(self, app: QApplication, settings: Settings) -> None:
        super().__init__(app)
        self._app, self._settings = app, settings
        app.setStyle(QStyleFactory.create("Fusion"))
        app.styleHints().colorSchemeChanged.connect(lambda _: self._apply())
        self._apply()

    @property
    def scheme(self) -> Scheme:
        known = {scheme.value: scheme for scheme in Scheme}
        return known.get(self._settings.text(SETTING), Scheme.SYSTEM)

    def choose(self, scheme: Scheme) -> None:
        """Use *scheme* from now on, and after the next start."""
        self._settings.set_text(SETTING, scheme.value)
        self._apply()

    def _apply(self) -> None:
        system_dark = self._app.styleHints().colorScheme() is Qt.ColorScheme.Dark
        dark = self.scheme is Scheme.DARK or (self.scheme is Scheme.SYSTEM and system_dark)
        palette = make_palette(dark)
        self._app.setPalette(palette)
        self._app.setStyleSheet(style_sheet(palette, RED[dark]))
        self.changed.emit()
