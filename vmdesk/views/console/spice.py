"""What stands where the console of a SPICE guest would be: two ways to see its screen."""

import asyncio
import shutil
from asyncio.subprocess import DEVNULL, PIPE

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from vmdesk.backends.base import Display
from vmdesk.errors import N_, HostError, Unsupported
from vmdesk.model.display import SpiceAddress
from vmdesk.model.vm import VM
from vmdesk.services.jobs import Job, JobState
from vmdesk.services.text import tr
from vmdesk.views.cards import enlarged, muted, plain
from vmdesk.views.context import Context
from vmdesk.views.dialogs import confirm
from vmdesk.views.words import quoted

VIEWER = "remote-viewer"
_WIDTH = 520


class SpicePane(QWidget):
    """VMDesk shows VNC; SPICE is for another viewer, or is given up."""

    def __init__(self, context: Context, vm: VM, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._vm = context, vm
        title = plain(tr("This VM's screen speaks SPICE"))
        enlarged(title, 1.25)
        text = _paragraph()
        _write(
            text,
            tr(
                "VMDesk shows screens that speak VNC. Open this one in Remote Viewer, or switch "
                "the VM to VNC."
            ),
        )
        self._note = _paragraph()
        self._switched = False
        self._open = _button(N_("Open in Remote Viewer"))
        self._open.clicked.connect(lambda: context.tasks.start(self._open_viewer()))
        self._switch = _button(N_("Switch to VNC…"))
        self._switch.clicked.connect(lambda: context.tasks.start(self._switch_to_vnc()))
        middle = Qt.AlignmentFlag.AlignHCenter
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        layout.addStretch(2)
        for widget in (title, text, self._open, self._switch, self._note):
            layout.addWidget(widget, 0, middle)
        layout.addStretch(3)
        self.setFocusProxy(self._open)
        self.show_vm(vm)

    def show_vm(self, vm: VM) -> None:
        self._vm = vm
        installed = shutil.which(VIEWER) is not None
        self._open.setEnabled(vm.active and installed)
        note = "" if vm.active else tr("The VM is off: there is nothing to open.")
        if not installed:
            note = tr("Remote Viewer is not installed: sudo apt install virt-viewer")
        if self._switched:
            note = tr("Switched to VNC: it takes effect when the VM is started the next time.")
        self._switch.setVisible(not self._switched)
        _write(self._note, note)

    @property
    def _display(self) -> Display:
        display = self._context.core.inventory.backend(self._vm.ref.host).display
        if display is None:
            raise Unsupported(N_("This host cannot show a VM's screen"))
        return display

    async def _open_viewer(self) -> None:
        await open_viewer(await self._display.spice_address(self._vm.ref))

    async def _switch_to_vnc(self) -> None:
        vm, display = self._vm, self._display
        lost = await display.lost_with_vnc(vm.ref)
        text = tr("Switch {name} from SPICE to VNC?", name=quoted([vm.name]))
        if lost:
            text += "\n\n" + tr("What it has now and VNC has not:")
            text += "".join("\n  • " + tr(phrase) for phrase in lost)
        if vm.active:
            text += "\n\n" + tr("The VM runs: this takes effect when it has been shut down.")
        if await confirm(self, tr("Switch to VNC"), text, ok_label=N_("Switch")):

            async def switch(_: Job) -> None:
                await display.switch_to_vnc(vm.ref)

            title = tr("Switch “{name}” to VNC", name=vm.name)
            job = self._context.core.jobs.start(title, switch, vm.ref)
            await job.wait()
            self._switched = job.state is JobState.DONE
            self.show_vm(self._vm)


async def open_viewer(address: SpiceAddress) -> None:
    """Start the viewer; HostError with its words when it ends at once."""
    has_password = bool(address.password) and not address.uri.startswith("spice+unix:")
    target = "-" if has_password else address.uri
    try:
        process = await asyncio.create_subprocess_exec(
            *(VIEWER, "--", target),
            stdin=PIPE if has_password else DEVNULL,
            stdout=DEVNULL,
            stderr=DEVNULL,
            # It outlives VMDesk.
            start_new_session=True,
        )
    except FileNotFoundError as error:
        raise Unsupported(
            N_("{tool} is not installed"),
            hint=N_("Install it: sudo apt install {package}"),
            tool=VIEWER,
            package="virt-viewer",
        ) from error
    if has_password and process.stdin is not None:
        process.stdin.write(connection_file(address).encode())
        process.stdin.close()
    try:
        status = await asyncio.wait_for(asyncio.shield(process.wait()), 1)
    except TimeoutError:
        return
    if status:
        raise HostError(N_("Remote Viewer ended with status {status}"), status=status)


def connection_file(address: SpiceAddress) -> str:
    """What Remote Viewer reads instead of a command line, which others could see.

    Source: remote-viewer(1), "CONNECTION FILE".
    """
    host, _, port = address.uri.removeprefix("spice://").rpartition(":")
    lines = ("[virt-viewer]", "type=spice", f"host={host.strip('[]')}", f"port={port}")
    password = "".join(char for char in address.password if char.isprintable())
    return "\n".join((*lines, f"password={password}", ""))


def _paragraph() -> QLabel:
    label = muted("", wrap=True)
    label.setFixedWidth(_WIDTH)
    label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    return label


def _write(label: QLabel, text: str) -> None:
    label.setText(text)
    # In the middle of a column, a label gets the height of one line.
    label.setFixedHeight(label.heightForWidth(_WIDTH) if text else 0)


def _button(label: str) -> QPushButton:
    button = QPushButton(tr(label))
    button.setAccessibleName(label.removesuffix("…"))
    button.setMinimumWidth(220)
    return button
