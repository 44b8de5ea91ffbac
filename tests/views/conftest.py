"""The window's parts over a host in memory."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from vmdesk.backends.fake.backend import URI, FakeBackend
from vmdesk.model.vm import VM, VMRef, VMState
from vmdesk.services.core import Core
from vmdesk.services.settings import Settings
from vmdesk.views.actions import VMActions
from vmdesk.views.context import Context
from vmdesk.views.tasks import Tasks

ODD_NAMES = ("<img src=x>", "🚀 rocket", "خادم", "数据库", "x" * 200, "a & b", "-rf")


def make_vm(name: str, state: VMState = VMState.STOPPED, **values: Any) -> VM:
    return VM(VMRef(URI, name), name, state, f"uuid-{name}", 2, 2 * 1024**2, **values)


class Rig:
    """Services over one host in memory; `context` is what pages are given."""

    def __init__(self, settings: Settings, *vms: VM) -> None:
        self.backend = FakeBackend(*vms)
        self.world = self.backend.world
        self.core = Core(lambda _: self.backend, settings)
        self.tasks = Tasks()
        self.actions = VMActions(self.core)
        self.context = Context(self.core, self.actions, self.tasks)

    def ref(self, name: str) -> VMRef:
        return self.core.inventory.find(name).ref

    async def connect(self) -> None:
        self.core.hosts.add(URI)
        await self.core.hosts.ready(URI)

    async def close(self) -> None:
        await self.tasks.cancel_all()
        await self.core.close()


@pytest.fixture
def settings(tmp_path) -> Settings:
    return Settings(tmp_path / "vmdesk.conf")


@pytest.fixture
def play(run, settings) -> Callable[..., Any]:
    """`play(story, vms...)`: run ``story(rig)`` with the host connected, then close everything."""

    def play_it(story: Callable[[Rig], Any], *vms: VM) -> Any:
        async def whole() -> Any:
            rig = Rig(settings, *vms)
            await rig.connect()
            try:
                return await story(rig)
            finally:
                await rig.close()

        return run(whole())

    return play_it


async def until(condition: Callable[[], object], turns: int = 200) -> None:
    """Let the event loop turn until *condition* holds; fails when it does not in two seconds."""
    import asyncio

    for _ in range(turns):
        if condition():
            return
        await asyncio.sleep(0.01)
    raise AssertionError("it did not happen")


def open_dialogs(kind: type) -> list[Any]:
    return [w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible()]
