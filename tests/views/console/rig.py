"""A console with its tools, over a display of the tests."""

from tests.console import rfb
from tests.views.console.conftest import EXTENDED_KEYS, Display, until
from vmdesk.model.display import ClipboardPath
from vmdesk.model.vm import VMState
from vmdesk.services.jobs import Jobs
from vmdesk.services.settings import Settings
from vmdesk.views.console.desk import Desk
from vmdesk.views.console.panel import ConsolePanel
from vmdesk.views.console.states import ConsoleState
from vmdesk.views.tasks import Tasks


class Rig:
    """A console's panel, shown and connected to a display that takes scancodes."""

    def __init__(self, settings: Settings, display: Display) -> None:
        self.settings, self.display = settings, display
        self.jobs, self.tasks = Jobs(), Tasks()
        self.path = ClipboardPath.NO_AGENT
        desk = Desk(settings, self.jobs, self.tasks, display.open, "k", None, self._path)
        self.panel = ConsolePanel(desk, "web")
        self.panel.resize(1000, 600)

    async def _path(self) -> ClipboardPath:
        return self.path

    async def connect(self) -> None:
        self.panel.show()
        self.panel.activateWindow()
        self.panel.view.set_vm_state(VMState.RUNNING)
        await until(lambda: self.panel.view.state is ConsoleState.CONNECTED)
        before = len(self.display.said(3))
        self.display.send(rfb.update(EXTENDED_KEYS))
        await until(lambda: len(self.display.said(3)) > before)

    def strip(self) -> str:
        return self.panel.status.label.text()

    def scancodes(self) -> list[tuple[int, bool]]:
        return [(message[3], bool(message[1])) for message in self.display.said(255)]

    async def close(self) -> None:
        self.panel.let_go()
        await self.jobs.cancel_all()
        await self.tasks.cancel_all()
        await self.display.hang_up()
        self.panel.deleteLater()
