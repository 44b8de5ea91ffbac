"""What every test shares: the Qt loop, and two guards that catch what a test did not look for."""

import asyncio
import gc
import logging
import os
import re
import sys
from collections.abc import Awaitable, Callable, Iterator
from typing import Any, TypeVar

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# A test sees English whatever the developer's language is.
os.environ["LC_ALL"] = "C.UTF-8"
os.environ.pop("LANGUAGE", None)

import pytest
import qasync

T = TypeVar("T")
LOOP_SECONDS = 5.0
FULL_COLLECTION_EVERY = 20


@pytest.fixture
def run(qapp: Any) -> Callable[[Awaitable[Any]], Any]:
    """Run one coroutine on the Qt event loop; it has five seconds."""
    qapp.setQuitOnLastWindowClosed(False)

    def run_one(coroutine: Awaitable[T], seconds: float = LOOP_SECONDS) -> T:
        async def limited() -> T:
            async with asyncio.timeout(seconds):
                return await coroutine

        result: T = qasync.run(limited())
        return result

    return run_one


@pytest.fixture(autouse=True)
def _garbage_between_tests() -> Iterator[None]:
    """Collect garbage only here: on a backend's thread it would destroy Qt's objects there."""
    gc.disable()
    yield
    oldest = gc.get_count()[2]
    gc.collect(2 if oldest > FULL_COLLECTION_EVERY else 1)


class ExpectedLog:
    """Patterns of the warnings a test provokes on purpose; call it with each."""

    def __init__(self) -> None:
        self.patterns: list[str] = []

    def __call__(self, pattern: str) -> None:
        self.patterns.append(pattern)


@pytest.fixture
def expect_log() -> ExpectedLog:
    """Declare a warning of VMDesk's own log: ``expect_log("lost .*")``; it must then appear."""
    return ExpectedLog()


@pytest.fixture(autouse=True)
def _no_unexpected_log(
    request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture, expect_log: ExpectedLog
) -> Iterator[None]:
    """Fail a test that made VMDesk log a warning which it does not expect."""
    yield
    records = [
        record
        for phase in ("setup", "call")
        for record in caplog.get_records(phase)
        if record.levelno >= logging.WARNING and record.name.split(".")[0] in ("vmdesk", "asyncio")
    ]
    texts = [f"{record.name}: {record.getMessage()}" for record in records]
    surprises = [
        text for text in texts if not any(re.search(wanted, text) for wanted in expect_log.patterns)
    ]
    missing = [
        wanted
        for wanted in expect_log.patterns
        if not any(re.search(wanted, text) for text in texts)
    ]
    assert not surprises, f"unexpected in the log: {surprises}"
    assert not missing, f"expected in the log, but absent: {missing}"


def _top_level_widgets() -> list[Any]:
    widgets = sys.modules.get("PySide6.QtWidgets")
    if widgets is None or widgets.QApplication.instance() is None:
        return []
    # A tool tip belongs to Qt, which keeps one for itself.
    return [
        widget
        for widget in widgets.QApplication.topLevelWidgets()
        if widget.metaObject().className() != "QTipLabel"
    ]


@pytest.fixture(autouse=True)
def _no_leaked_windows() -> Iterator[None]:
    """Fail a test after which a window is left that was not there before."""
    kept = _top_level_widgets()
    before = {id(widget) for widget in kept}
    yield
    if left := _leaked(before):
        gc.collect()
        left = _leaked(before)
    del kept
    assert not left, f"leaked windows: {left}"


def _leaked(before: set[int]) -> list[str]:
    if "PySide6.QtWidgets" not in sys.modules:
        return []
    from PySide6.QtCore import QCoreApplication, QEvent

    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    return [repr(widget) for widget in _top_level_widgets() if id(widget) not in before]
