"""Take back the steps of a job that did not reach its end."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine
from types import TracebackType
from typing import Any, Self, TypeVar

from vmdesk.errors import VMDeskError

T = TypeVar("T")
log = logging.getLogger(__name__)


class Undo:
    """`async with Undo() as undo`: what was pushed runs, last first, when the block fails.

    A step that cannot be taken back is logged and told in the error's detail; the others still run.
    """

    def __init__(self) -> None:
        self._steps: list[tuple[str, Callable[[], Awaitable[object]]]] = []

    def push(self, what: str, step: Callable[[], Awaitable[object]]) -> None:
        """Remember how to take back *what* (for the log)."""
        self._steps.append((what, step))

    async def step(
        self, what: str, work: Coroutine[Any, Any, T], back: Callable[[T], Awaitable[object]]
    ) -> T:
        """Await *work* to its end, cancelled or not, and remember how to take its result back."""
        task = asyncio.ensure_future(work)
        try:
            result = await asyncio.shield(task)
        except asyncio.CancelledError:
            await asyncio.wait([task])
            if not task.cancelled() and not task.exception():
                self.push(what, lambda: back(task.result()))
            raise
        self.push(what, lambda: back(result))
        return result

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None
    ) -> None:
        if error is not None:
            await finish(self._take_back(error))

    async def _take_back(self, error: BaseException) -> None:
        while self._steps:
            what, step = self._steps.pop()
            try:
                await step()
            except VMDeskError as problem:
                log.warning("could not undo %s: %s", what, problem)
                if isinstance(error, VMDeskError):
                    error.detail += f"\n{what}: {problem}"


async def finish(work: Coroutine[Any, Any, T]) -> T:
    """Await *work* to its end even when cancelled meanwhile; the cancellation comes afterwards.

    For short steps that would otherwise leave half of something behind.
    """
    task = asyncio.ensure_future(work)
    try:
        return await asyncio.shield(task)
    except asyncio.CancelledError:
        if not task.done():
            await asyncio.wait([task])
        if not task.cancelled():
            task.exception()
        raise
