"""The coroutines behind dialogs: started by a click, told when they fail, ended with the window."""

import asyncio
from collections.abc import Coroutine
from typing import Any

from PySide6.QtCore import QObject, Signal

from vmdesk.errors import VMDeskError


class Tasks(QObject):
    """For what is not a job because it waits for the user, not for a host."""

    failed = Signal(object)  # VMDeskError

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._running: set[asyncio.Task[Any]] = set()

    def start(self, work: Coroutine[Any, Any, Any]) -> None:
        """Run *work*; its VMDeskError goes to `failed`, a bug to the loop's handler."""
        task = asyncio.ensure_future(work)
        self._running.add(task)
        task.add_done_callback(self._on_end)

    async def cancel_all(self) -> None:
        running = list(self._running)
        for task in running:
            task.cancel()
        if running:
            await asyncio.wait(running)

    def _on_end(self, task: asyncio.Task[Any]) -> None:
        self._running.discard(task)
        if task.cancelled():
            return
        error = task.exception()
        if isinstance(error, VMDeskError):
            self.failed.emit(error)
        elif error:
            context = {"message": "bug behind a click", "exception": error}
            asyncio.get_running_loop().call_exception_handler(context)
