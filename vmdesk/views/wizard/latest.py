"""Ask something in the background where only the last question counts."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

from vmdesk.errors import VMDeskError

T = TypeVar("T")


class Latest:
    """At most one question is under way; a new one, or `cancel`, drops the one before."""

    def __init__(self) -> None:
        self._task: asyncio.Task[None] | None = None

    @property
    def asking(self) -> bool:
        return self._task is not None

    def ask(
        self,
        question: Callable[[], Awaitable[T]],
        answered: Callable[[T], Any],
        failed: Callable[[VMDeskError], Any],
        delay_seconds: float = 0.0,
    ) -> None:
        """Await *question* (after a pause, for one that is being typed) and hand on its end."""
        self.cancel()

        async def run() -> None:
            await asyncio.sleep(delay_seconds)
            try:
                answer = await question()
            except VMDeskError as error:
                self._task = None
                failed(error)
            else:
                self._task = None
                answered(answer)

        self._task = asyncio.ensure_future(run())

    def cancel(self) -> None:
        if self._task:
            self._task.cancel()
            self._task = None
