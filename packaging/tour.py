"""VMDesk's main job, done by itself and photographed: create, start, watch, snapshot, clone.

`tour.py [FOLDER]` works on the hypervisor of this computer and removes what it made. It needs a
display; `make run` gives it a virtual one where there is none.
"""

import asyncio
import contextlib
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import qasync
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

from vmdesk.app import install_translators, make_application
from vmdesk.backends import backend_for
from vmdesk.console.keymap import keys_for_text
from vmdesk.errors import HostError, VMDeskError
from vmdesk.model.actions import Action
from vmdesk.model.naming import free_name
from vmdesk.model.vm import ACTIVE_STATES, VM, VMRef, VMState
from vmdesk.services.controller import needed, wait_for_state
from vmdesk.services.core import Core
from vmdesk.services.settings import Settings, default_uri
from vmdesk.views.collector import Collector
from vmdesk.views.console.view import ConsoleView
from vmdesk.views.main_window import MainWindow
from vmdesk.views.theme import Scheme, Theme
from vmdesk.views.wizard.dialog import NewVMWizard

ADDRESS_SECONDS = 120.0
SCREEN_SECONDS = 60.0
SHUTDOWN_SECONDS = 60.0
STILL_SECONDS = 1.5
THUMBNAIL = 64
CURSOR_PIXELS = 4
SIZE = (1240, 800)
GREETING = "uname -sr; ip -4 addr show eth0 | grep inet\n"


class Tour:
    """One walk through the program; every picture is of a real window."""

    def __init__(self, app: QApplication, core: Core, folder: Path) -> None:
        self.app, self.core, self.folder = app, core, folder
        self.uri = default_uri()
        self.theme = Theme(app, core.settings)
        self.theme.choose(Scheme.LIGHT)
        self.window = self._open_window()

    async def go(self) -> None:
        self.core.hosts.add(self.uri)
        await self.core.hosts.ready(self.uri)
        await asyncio.sleep(1)
        self.picture("home")
        made: list[VMRef] = []
        try:
            await self.walk(made)
        except VMDeskError:
            self.picture("failed")
            raise
        finally:
            await self.clean_up(made)

    async def walk(self, made: list[VMRef]) -> None:
        """From the wizard to the clone; *made* collects what there is to remove."""
        ref = await self.create()
        made.append(ref)
        await self.boot(ref)
        say("taking a snapshot")
        await self.core.controller.take_snapshot(ref, "fresh", "Just booted").outcome()
        await self.shut_down(ref)
        say("cloning it")
        name = free_name(f"{self.vm(ref).name}-clone", self.core.inventory.names(self.uri))
        made.append(await self.core.cloner.clone(ref, name).outcome())
        await self.core.inventory.settle()
        self.window.library.select(made[-1])
        await asyncio.sleep(1)
        self.picture("clone")

    async def create(self) -> VMRef:
        """The wizard, page by page, to the running VM."""
        self.window.home.tiny_wanted.emit()
        wizard = self.window.findChild(NewVMWizard)
        assert wizard is not None
        await until(lambda: wizard.state.recommended is not None, 60, "what the host offers")
        wizard.state.choose(name=free_name("tiny", self.core.inventory.names(self.uri)))
        jobs = []
        wizard.submitted.connect(lambda job, _: jobs.append(job))
        for number in range(1, len(wizard.pages) + 1):
            await asyncio.sleep(0.3)
            if reason := wizard.obstacle():
                raise HostError(reason)
            self.picture(f"wizard-{number}", wizard)
            wizard.go_on()
        say("creating and starting a VM from Tiny Linux")
        ref: VMRef = await jobs[0].outcome()
        await self.core.inventory.settle()
        return ref

    async def boot(self, ref: VMRef) -> None:
        """Wait for the console and the address, and photograph both."""
        page = self.window.tabs.open_vm(ref)
        page.open_console()
        say("waiting for its address")
        await until(lambda: bool(self.vm(ref).ips), ADDRESS_SECONDS, "an address of the guest")
        say(f"it has {', '.join(self.vm(ref).ips)}; waiting for its console")
        await self.console_is_still(page)
        display = needed(self.core.inventory.backend(self.uri).display)
        for keys in keys_for_text(GREETING):
            await display.send_keys(ref, keys)
        await self.console_is_still(page)
        self.picture("console")
        await self.other_looks(ref)

    async def other_looks(self, ref: VMRef) -> None:
        """The summary, and the same in the dark and in Chinese."""
        self.window.library.select(ref)
        page = self.window.tabs.open_vm(ref)
        page.show_summary()
        await asyncio.sleep(6)
        self.picture("summary")
        self.theme.choose(Scheme.DARK)
        await asyncio.sleep(0.5)
        self.picture("dark")
        self.theme.choose(Scheme.LIGHT)

    async def console_is_still(self, page: QWidget) -> None:
        """The guest has drawn something, and then nothing more for a moment."""
        view = page.findChild(ConsoleView)
        assert view is not None
        last, since = [0], time.monotonic()
        deadline = since + SCREEN_SECONDS
        while time.monotonic() < deadline:
            await asyncio.sleep(0.25)
            now = thumbnail(view.screenshot())
            if len(set(now)) < 2 or differs(last, now):
                last, since = now, time.monotonic()
            elif time.monotonic() - since > STILL_SECONDS:
                return
        raise HostError("The console stays empty")

    async def shut_down(self, ref: VMRef) -> None:
        say("shutting it down")
        await self.core.controller.perform(Action.SHUTDOWN, ref).outcome()
        off = frozenset(VMState) - ACTIVE_STATES
        if not await wait_for_state(self.core.inventory, ref, off, SHUTDOWN_SECONDS):
            raise HostError("The guest does not shut down")

    async def clean_up(self, refs: list[VMRef]) -> None:
        """Remove what the tour made, whatever happened."""
        for ref in [ref for ref in refs if ref in self.core.inventory.vms]:
            if self.vm(ref).active:
                await self.core.controller.perform(Action.POWER_OFF, ref).outcome()
                await self.core.inventory.settle()
            for job in self.core.deleter.delete(await self.core.deleter.plan([ref])):
                await job.outcome()

    async def in_chinese(self) -> None:
        """A second window, opened by somebody whose system is Chinese."""
        install_translators(self.app, "zh_CN")
        self.core.jobs.forget_ended()
        self.window.hide()
        self.window = self._open_window()
        self.core.inventory.hosts_changed.emit(self.uri)
        await asyncio.sleep(2)
        self.picture("chinese")

    def vm(self, ref: VMRef) -> VM:
        return self.core.inventory.vms[ref]

    def picture(self, name: str, widget: QWidget | None = None) -> None:
        file = self.folder / f"{name}.png"
        if not (widget or self.window).grab().save(str(file)):
            raise HostError(f"cannot write {file}")
        say(f"picture {file}")

    def _open_window(self) -> MainWindow:
        window = MainWindow(self.core, self.theme, backend_for)
        window.resize(*SIZE)
        window.show()
        return window


def thumbnail(image: QImage | None) -> list[int]:
    """A screen as a few pixels; one of them when it shows nothing."""
    if image is None or image.isNull():
        return [0]
    small = image.scaled(THUMBNAIL, THUMBNAIL)
    return [small.pixel(x, y) for x in range(THUMBNAIL) for y in range(THUMBNAIL)]


def differs(one: list[int], other: list[int]) -> bool:
    """Whether more has changed than a cursor that blinks."""
    changed = sum(a != b for a, b in zip(one, other, strict=False))
    return len(one) != len(other) or changed > CURSOR_PIXELS


async def until(condition: Callable[[], bool], seconds: float, what: str) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            raise HostError(f"{seconds:.0f} s without {what}")
        await asyncio.sleep(0.1)


def say(text: str) -> None:
    print(f"==> {text}", flush=True)


async def live(app: QApplication, folder: Path, home: str) -> int:
    core = Core(backend_for, Settings(Path(home) / "vmdesk.conf"))
    tour = Tour(app, core, folder)
    try:
        await tour.go()
        await tour.in_chinese()
    except VMDeskError as error:
        print(f"vmdesk: {error}\n{error.hint}\n{error.detail}", file=sys.stderr)
        return 1
    finally:
        tour.window.tabs.close_all()
        await tour.window.tasks.cancel_all()
        await core.close()
    say(f"done; the pictures are in {folder}/")
    return 0


def main() -> int:
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "tour")
    folder.mkdir(parents=True, exist_ok=True)
    app = make_application()
    install_translators(app, "en")
    collector = Collector(app)
    loop = qasync.QEventLoop(app)
    asyncio.set_event_loop(loop)
    with tempfile.TemporaryDirectory(prefix="vmdesk-tour-") as home, contextlib.closing(loop):
        try:
            status: int = loop.run_until_complete(live(app, folder, home))
            return status
        finally:
            collector.stop()


if __name__ == "__main__":
    sys.exit(main())
