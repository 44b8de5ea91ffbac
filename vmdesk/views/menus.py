"""Menu bar and toolbar: which command stands where, with which key."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QToolBar

from vmdesk.errors import N_
from vmdesk.model.actions import ACTIONS
from vmdesk.services.text import tr
from vmdesk.views.actions import VMActions
from vmdesk.views.icons import icon
from vmdesk.views.words import tool_tip


@dataclass(frozen=True, slots=True)
class Command:
    """One command of the window that is not about a VM; *label* is English and marked."""

    name: str
    label: str
    menu: str
    icon: str = ""
    shortcut: str = ""
    checkable: bool = False
    separated: bool = False


FILE, EDIT, VIEW, VM, HELP = N_("&File"), N_("&Edit"), N_("&View"), N_("V&M"), N_("&Help")
NEW_VM = "new-vm"

COMMANDS = (
    Command(NEW_VM, N_("New VM…"), FILE, "new-vm", "Ctrl+N"),
    Command("open", N_("Open Disk or ISO…"), FILE, "open", "Ctrl+O"),
    Command("tiny", N_("Try Tiny Linux"), FILE, "tiny-linux"),
    Command("connect", N_("Connect to Host…"), FILE, "connect", separated=True),
    Command("quit", N_("Quit"), FILE, "", "Ctrl+Q", separated=True),
    Command("find", N_("Filter the Library"), EDIT, "search", "Ctrl+F"),
    Command("palette", N_("Go to Anything…"), EDIT, "search", "Ctrl+K"),
    Command("new-folder", N_("New Folder…"), EDIT, "folder", separated=True),
    Command("home", N_("Home"), VIEW, "home", "Alt+Home"),
    Command("library", N_("Library"), VIEW, "", "F9", checkable=True, separated=True),
    Command("jobs", N_("Jobs"), VIEW, "", "F10", checkable=True),
    Command("full-screen", N_("Full Screen Console"), VIEW, "fullscreen", "F11", separated=True),
    Command("doctor", N_("Doctor"), HELP, "doctor"),
    Command("shortcuts", N_("Keyboard Shortcuts"), HELP, "keyboard", "F1"),
    Command("about", N_("About VMDesk"), HELP, "info", separated=True),
)


class Menus:
    """`commands` holds the QAction of each command by its name."""

    def __init__(
        self, window: QMainWindow, vm_actions: VMActions, slots: dict[str, Callable[..., object]]
    ) -> None:
        self._window = window
        self.commands: dict[str, QAction] = {}
        self.menus: dict[str, QMenu] = {}
        for title in (FILE, EDIT, VIEW, VM, HELP):
            self.menus[title] = window.menuBar().addMenu(tr(title))
        for command in COMMANDS:
            self._add(command, slots[command.name])
        vm_actions.fill(self.menus[VM])
        # A second key for the list of keys, as GNOME has it.
        self.commands["shortcuts"].setShortcuts([QKeySequence("F1"), QKeySequence("Ctrl+?")])
        self.toolbar = self._make_toolbar(vm_actions)

    def add_choice(
        self, title: str, names: dict[str, str], chosen: str, choose: Callable[[str], object]
    ) -> None:
        """A menu in View of which one entry is on; *names* are translated, by their value."""
        menu = self.menus[VIEW].addMenu(title)
        group = QActionGroup(menu)
        for value, name in names.items():
            action = QAction(name, group, checkable=True, checked=value == chosen)
            action.triggered.connect(lambda _, value=value: choose(value))
            menu.addAction(action)

    def _add(self, command: Command, slot: Callable[..., object]) -> None:
        menu = self.menus[command.menu]
        if command.separated:
            menu.addSeparator()
        action = QAction(tr(command.label), self._window)
        if command.icon:
            action.setIcon(icon(command.icon))
        if command.shortcut:
            action.setShortcut(QKeySequence(command.shortcut))
        action.setCheckable(command.checkable)
        action.setObjectName(command.name)
        action.triggered.connect(slot if command.checkable else lambda: slot())
        menu.addAction(action)
        self.commands[command.name] = action

    def _make_toolbar(self, vm_actions: VMActions) -> QToolBar:
        bar = QToolBar(tr("Toolbar"))
        bar.setObjectName("toolbar")
        bar.setMovable(False)
        bar.setIconSize(QSize(20, 20))
        bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        new = self.commands[NEW_VM]
        new.setIconText(tr("New VM"))
        new.setToolTip(tool_tip(tr("New VM (Ctrl+N)")))
        bar.addAction(new)
        bar.widgetForAction(new).setAccessibleName("New VM")
        bar.addSeparator()
        for action, row in ACTIONS.items():
            if row.toolbar:
                shown = vm_actions.actions[action]
                bar.addAction(shown)
                bar.widgetForAction(shown).setAccessibleName(row.label)
        self._window.addToolBar(bar)
        return bar
