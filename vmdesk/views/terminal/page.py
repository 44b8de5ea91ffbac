"""The Serial side of a VM's page: a terminal, what can be done with it, and the line behind it."""

from pathlib import Path

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent, QShowEvent
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from vmdesk.backends.base import SerialStream
from vmdesk.console.terminal_keys import size_command
from vmdesk.errors import N_, InvalidInput, InvalidState, Unsupported, VMDeskError
from vmdesk.model.actions import Action
from vmdesk.model.vm import VM, VMRef
from vmdesk.services.text import tr
from vmdesk.views.console.banner import Banner
from vmdesk.views.context import Context
from vmdesk.views.terminal import tools
from vmdesk.views.terminal.link import SerialLink
from vmdesk.views.terminal.log_file import LogFile
from vmdesk.views.terminal.search_bar import SearchBar
from vmdesk.views.terminal.states import WITH_LINE, SerialState, state_of, words_for
from vmdesk.views.terminal.tools import Tool, ToolBar
from vmdesk.views.terminal.view import TerminalView

# A VM that is powered off closes its line just before it says that it is off.
GRACE_MS = 500
# A line that ends sooner than this after it was opened is not opened again by itself.
LASTING_SECONDS = 3.0
FONT_SETTING = "terminal-font-points"


class SerialPage(QWidget):
    """Connects when it is first seen and its VM runs, and again whenever the VM has started."""

    def __init__(self, context: Context, vm: VM, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._vm = context, vm
        self._port = vm.serials[0].name if vm.serials else ""
        self._link: SerialLink | None = None
        self._connected = self._ended = self._seen = False
        self._error: VMDeskError | None = None
        self._log: LogFile | None = None
        self.state = SerialState.OFF
        self._grace = QTimer(self, singleShot=True, interval=GRACE_MS)
        self._grace.timeout.connect(self._after_grace)
        self.view = TerminalView(vm.name, _remembered_points(context))
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

    def _wire(self) -> None:
        view = self.view
        view.typed.connect(self._send)
        view.resized.connect(self._on_resized)
        view.find_wanted.connect(self._search.open_bar)
        view.zoomed.connect(self._remember_points)
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
        self._bar.show_ports(vm.serials, self._port)
        if vm.serials and self._port not in [port.name for port in vm.serials]:
            self._port = vm.serials[0].name
        if vm.state not in WITH_LINE:
            self._disconnect()
        self._connect_if_seen()
        self._refresh()

    def let_go(self) -> None:
        """Close the line before the page goes."""
        self._disconnect()
        self._stop_log()
        self._context.core.inventory.vm_changed.disconnect(self._on_vm_changed)

    # The line

    def _connect_if_seen(self) -> None:
        wanted = self._seen and self._vm.state in WITH_LINE and bool(self._vm.serials)
        if wanted and not self._ended and self._link is None and not self._grace.isActive():
            self._connect(force=False)

    def _connect(self, force: bool) -> None:
        self._disconnect()

        async def open_line() -> SerialStream:
            serial = self._context.core.inventory.backend(self._vm.ref.host).serial
            if serial is None:
                raise Unsupported(N_("This host cannot open a VM's serial console"))
            return await serial.open_serial(self._vm.ref, self._port, force=force)

        link = self._link = SerialLink(open_line, self._take, self)
        link.opened.connect(self._on_opened)
        link.ended.connect(self._on_ended)
        self._context.tasks.start(link.run())
        self._refresh()

    def _disconnect(self) -> None:
        self._grace.stop()
        self._connected = self._ended = False
        self._error = None
        link, self._link = self._link, None
        if link:
            link.close()
            link.deleteLater()

    async def _take(self, data: bytes) -> None:
        """Show *data*; returns when it is on the screen, so that nothing heaps up here."""
        if self._log:
            try:
                self._log.write(data)
            except InvalidInput as error:
                self._stop_log()
                self._context.tasks.failed.emit(error)
        await self.view.show_all(data)

    def _on_opened(self) -> None:
        self._connected = True
        self._refresh()

    def _on_ended(self, error: VMDeskError | None) -> None:
        lasted = self._link.lasted_seconds if self._link else 0.0
        self._disconnect()
        self._error = error
        again = lasted > LASTING_SECONDS or isinstance(error, InvalidState)
        self._ended = not (error is None and again)
        if error is None or isinstance(error, InvalidState):
            self._grace.start()
        else:
            self._refresh()

    def _after_grace(self) -> None:
        """The VM still runs: either it was restarted, or somebody took the line over."""
        self._connect_if_seen()
        self._refresh()

    def _send(self, data: bytes) -> None:
        if self._link and self._connected and not self._link.write(data):
            self._context.tasks.failed.emit(
                InvalidState(N_("The guest does not read its serial console, so nothing was sent"))
            )

    # What is shown

    def _refresh(self) -> None:
        self.state = state_of(self._vm, self._connected, self._ended, self._error)
        words = words_for(self.state, self._vm, self._error)
        if words is None or self._grace.isActive():
            self._banner.hide()
        else:
            self._banner.say(words)
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
            self._connect(force=self.state is SerialState.TAKEN)
        self.view.setFocus()

    def _choose_port(self, name: str) -> None:
        if name != self._port:
            self._port = name
            self.view.terminal.reset()
            self.view.clear()
            self._disconnect()
            self._connect_if_seen()
            self._refresh()
        self.view.setFocus()

    # Tools

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
        self._seen = True
        self._connect_if_seen()
        self._refresh()

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
