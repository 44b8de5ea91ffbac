"""The bar above a serial console, and the menu with all that it can do."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QMenu, QToolButton, QWidget

from vmdesk.errors import N_
from vmdesk.model.hardware import SerialPort
from vmdesk.services.text import tr
from vmdesk.views.cards import muted
from vmdesk.views.icons import icon
from vmdesk.views.terminal.states import port_title
from vmdesk.views.words import tool_tip


@dataclass(frozen=True, slots=True)
class Tool:
    """*label* is English and marked; one with *icon_name* is a button of the bar as well."""

    label: str
    do: Callable[[], object]
    icon_name: str = ""
    keys: str = ""
    separated: bool = False
    checkable: bool = False


class ToolBar(QWidget):
    """The ports, the most needed tools, the size of the terminal, and a menu of all tools."""

    port_chosen = Signal(str)

    def __init__(self, tools: Sequence[Tool], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ports = QComboBox()
        self._ports.setAccessibleName("Serial port")
        self._ports.activated.connect(
            lambda index: self.port_chosen.emit(self._ports.itemData(index))
        )
        self._size = muted()
        self.menu = QMenu(self)
        self.actions_by_label: dict[str, QAction] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 12, 4)
        row.setSpacing(4)
        row.addWidget(self._ports)
        for tool in tools:
            action = self._add(tool)
            if tool.icon_name:
                row.addWidget(_button(action, tool.label))
        row.addStretch(1)
        row.addWidget(self._size)
        row.addWidget(self._menu_button())

    def _add(self, tool: Tool) -> QAction:
        if tool.separated:
            self.menu.addSeparator()
        action = self.actions_by_label[tool.label] = self.menu.addAction(tr(tool.label))
        if tool.icon_name:
            action.setIcon(icon(tool.icon_name))
        if tool.keys:
            # Only told: the terminal itself hears them, and only while it has the keyboard.
            action.setText(f"{tr(tool.label)}\t{tool.keys}")
        action.setIconText(tr(tool.label))
        action.setCheckable(tool.checkable)
        action.triggered.connect(tool.do)
        return action

    def _menu_button(self) -> QToolButton:
        button = QToolButton()
        button.setIcon(icon("menu"))
        button.setAccessibleName("More")
        button.setToolTip(tool_tip(tr("More")))
        button.setAutoRaise(True)
        button.setMenu(self.menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        return button

    def show_ports(self, ports: Sequence[SerialPort], chosen: str) -> None:
        """Offer *ports*, when there are several."""
        known = [self._ports.itemData(index) for index in range(self._ports.count())]
        if known != [port.name for port in ports]:
            self._ports.clear()
            for port in ports:
                self._ports.addItem(port_title(port), port.name)
        self._ports.setCurrentIndex(max(0, self._ports.findData(chosen)))
        self._ports.setVisible(len(ports) > 1)

    def show_size(self, columns: int, lines: int) -> None:
        self._size.setText(f"{columns}×{lines}")
        self._size.setToolTip(tool_tip(tr("Columns and lines of the terminal")))


def _button(action: QAction, label: str) -> QToolButton:
    button = QToolButton()
    button.setDefaultAction(action)
    button.setAccessibleName(label)
    button.setToolTip(tool_tip(tr(label)))
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    button.setIconSize(QSize(16, 16))
    button.setAutoRaise(True)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button


COPY, PASTE, ALL = N_("Copy"), N_("Paste"), N_("Select All")
FIND, SIZE, LOG = N_("Find…"), N_("Tell the Guest the Size"), N_("Log to File…")
CLEAR, RESET = N_("Clear"), N_("Reset the Terminal")
LARGER, SMALLER, USUAL = N_("Larger Font"), N_("Smaller Font"), N_("Usual Font Size")
