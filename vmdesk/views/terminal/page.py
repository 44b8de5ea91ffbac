"""The Serial side of a VM's page: a terminal, what can be done with it, and words over it."""

from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QShowEvent
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from vmdesk.console.terminal_keys import size_command
from vmdesk.errors import InvalidInput
from vmdesk.model.actions import Action
from vmdesk.model.vm import VM, VMRef
from vmdesk.services.text import tr
from vmdesk.views.console.banner import Banner
from vmdesk.views.context import Context
from vmdesk.views.terminal import tools
from vmdesk.views.terminal.line import SerialLine
from vmdesk.views.terminal.log_file import LogFile
from vmdesk.views.terminal.search_bar import SearchBar
from vmdesk.views.terminal.states import SerialState
from vmdesk.views.terminal.tools import Tool, ToolBar
from vmdesk.views.terminal.view import TerminalView

FONT_SETTING = "terminal-font-points"


class SerialPage(QWidget):
    """Connects when it is first seen and its VM runs, and again whenever the VM has started."""

    def __init__(self, context: Context, vm: VM, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._vm = context, vm
        self._log: LogFile | None = None
        self.view = TerminalView(vm.name, _remembered_points(context))
        self._line = SerialLine(context, vm, self._take, self)
        self._banner = Banner(self.view.viewport())
        self._search = SearchBar(self.view)
        self._bar = ToolBar(self._tools())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for widget in (self._bar, self.view, self._search):
            layout.addWidget(widget, int(widget is self.view))
        self.setFocusProxy(self.view)
        self._wire()
        self.show_vm(vm)

    @property
    def state(self) -> SerialState:
        return self._line.state

    def _wire(self) -> None:
        view = self.view
        view.typed.connect(self._line.send)
        view.resized.connect(self._on_resized)
        view.find_wanted.connect(self._search.open_bar)
        view.zoomed.connect(self._remember_points)
        self._line.changed.connect(self._refresh)
        self._banner.pressed.connect(self._on_banner_pressed)
        self._bar.port_chosen.connect(self._choose_port)
        self._context.core.inventory.vm_changed.connect(self._on_vm_changed)

    def _tools(self) -> list[Tool]:
        view = self.view
        return [
            Tool(tools.COPY, view.copy, keys="Ctrl+Shift+C"),
            Tool(tools.PASTE, view.paste, keys="Ctrl+Shift+V"),
            Tool(tools.ALL, view.select_all, keys="Ctrl+Shift+A"),
            Tool(tools.FIND, self._search.open_bar, "search", "Ctrl+Shift+F", separated=True),
            Tool(tools.LOG, self._toggle_log, "note", checkable=True),
            Tool(tools.SIZE, self._tell_size, separated=True),
            Tool(tools.LARGER, lambda: view.zoom(1), keys="Ctrl++", separated=True),
            Tool(tools.SMALLER, lambda: view.zoom(-1), keys="Ctrl+-"),
            Tool(tools.USUAL, lambda: view.zoom(0), keys="Ctrl+0"),
            Tool(tools.CLEAR, view.clear, separated=True),
            Tool(tools.RESET, self._reset),
        ]

    def show_vm(self, vm: VM) -> None:
        """Follow the VM: connect when it runs, let go when it is off."""
        self._vm = vm
        self.view.set_name(vm.name)
        self._line.follow(vm)

    def let_go(self) -> None:
        """Close the line before the page goes."""
        self._line.close()
        self._stop_log()
        self._context.core.inventory.vm_changed.disconnect(self._on_vm_changed)

    async def _take(self, data: bytes) -> None:
        """Show *data*; returns when it is on the screen, so that nothing heaps up here."""
        if self._log:
            try:
                self._log.write(data)
            except InvalidInput as error:
                self._stop_log()
                self._context.tasks.failed.emit(error)
        await self.view.show_all(data)

    def _refresh(self) -> None:
        self._bar.show_ports(self._vm.serials, self._line.port)
        if words := self._line.words:
            self._banner.say(words)
        else:
            self._banner.hide()
        self._on_resized()

    def _on_resized(self) -> None:
        self._banner.setGeometry(self.view.viewport().rect())
        self._bar.show_size(self.view.terminal.columns, self.view.terminal.lines)

    def _on_vm_changed(self, ref: VMRef) -> None:
        vm = self._context.core.inventory.vms.get(ref)
        if vm and ref == self._vm.ref:
            self.show_vm(vm)

    def _on_banner_pressed(self) -> None:
        if self.state is SerialState.OFF:
            self._context.core.controller.perform_all(Action.START, [self._vm.ref])
        else:
            self._line.open(force=self.state is SerialState.TAKEN)
        self.view.setFocus()

    def _choose_port(self, name: str) -> None:
        if name != self._line.port:
            self.view.terminal.reset()
            self.view.clear()
            self._line.choose(name)
        self.view.setFocus()

    def _tell_size(self) -> None:
        terminal = self.view.terminal
        self.view.send(size_command(terminal.lines, terminal.columns))
        self.view.setFocus()

    def _reset(self) -> None:
        self.view.terminal.reset()
        self.view.refresh()

    def _toggle_log(self) -> None:
        self._show_logging()
        if self._log:
            self._stop_log()
            return
        name = f"{self._vm.name.replace('/', '_')}.log"
        dialog = QFileDialog(self, tr("Log the serial console"), name, tr("Logs (*.log)"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.start_log)
        dialog.open()

    def start_log(self, path: str) -> None:
        """Add all that the guest writes from now on to the file at *path*."""
        try:
            self._log = LogFile(Path(path))
        except InvalidInput as error:
            self._context.tasks.failed.emit(error)
        self._show_logging()

    def _stop_log(self) -> None:
        if self._log:
            self._log.close()
            self._log = None
        self._show_logging()

    def _show_logging(self) -> None:
        self._bar.actions_by_label[tools.LOG].setChecked(self._log is not None)

    def _remember_points(self, points: float) -> None:
        self._context.core.settings.set_text(FONT_SETTING, f"{points:g}")

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._line.look()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        place = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            place = self.view.viewport().mapToGlobal(QPoint(self.view.context_menu_at()))
        self._bar.menu.popup(place)


def _remembered_points(context: Context) -> float:
    try:
        return float(context.core.settings.text(FONT_SETTING, "0"))
    except ValueError:
        return 0
