"""The composition root of the window: application, loop, services, window, and their end."""

import asyncio
import locale
import logging
import signal
import sys
from collections.abc import Callable, Sequence
from types import TracebackType
from typing import Any

import qasync
import shiboken6
from PySide6.QtCore import QLibraryInfo, QLocale, QTimer, QTranslator
from PySide6.QtWidgets import QApplication

from vmdesk.backends import backend_for
from vmdesk.errors import VMDeskError
from vmdesk.resources import data_path
from vmdesk.services.core import Core
from vmdesk.services.settings import Settings, default_uri
from vmdesk.views.choices import LANGUAGE
from vmdesk.views.collector import Collector
from vmdesk.views.first_picture import FirstPicture
from vmdesk.views.main_window import MainWindow
from vmdesk.views.theme import Theme

log = logging.getLogger(__name__)
SETTLE_MS = 2000
STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM)


def run(uris: Sequence[str] = (), verbose: bool = False) -> int:
    """Open the window and return when it was closed. *uris* replace the remembered hosts."""
    logging.basicConfig(
        level=logging.INFO if verbose else logging.ERROR,
        format="%(asctime)s %(levelname)s %(name)s: %(message)s",
        stream=sys.stderr,
    )
    app = make_application()
    settings = Settings()
    translators = install_translators(app, settings.text(LANGUAGE))
    log.debug("translators: %d", len(translators))
    collector = Collector(app)
    loop = qasync.QEventLoop(app)
    asyncio.set_event_loop(loop)
    try:
        with loop:
            loop.run_until_complete(_live(app, settings, collector, list(uris)))
    finally:
        collector.stop()
    return 0


def make_application() -> QApplication:
    QApplication.setApplicationName("vmdesk")
    QApplication.setApplicationDisplayName("VMDesk")
    QApplication.setDesktopFileName("org.vmdesk.VMDesk")
    app = QApplication(sys.argv[:1])
    # Qt has set the whole locale. Hypervisors are to speak English to a program that reads it.
    locale.setlocale(locale.LC_MESSAGES, "C")
    # The services are closed after the last window.
    app.setQuitOnLastWindowClosed(False)
    return app


def install_translators(app: QApplication, language: str) -> list[QTranslator]:
    """Qt's own texts and ours, in *language*; "" means as the system says."""
    chosen = QLocale(language) if language else QLocale.system()
    QLocale.setDefault(chosen)
    ours = str(data_path("translations"))
    theirs = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    installed = []
    for name, folder in (("qtbase", theirs), ("vmdesk", ours)):
        translator = QTranslator(app)
        if translator.load(chosen, name, "_", folder):
            app.installTranslator(translator)
            installed.append(translator)
    return installed


async def _live(
    app: QApplication, settings: Settings, collector: Collector, uris: list[str]
) -> None:
    """From the window's first moment to the services' last."""
    core = Core(backend_for, settings)
    window = MainWindow(core, Theme(app, settings), backend_for)
    ended = asyncio.Event()
    window.close_wanted.connect(ended.set)
    _catch_bugs(window)
    _heed_signals(ended.set)
    core.inventory.listed.connect(lambda _: QTimer.singleShot(SETTLE_MS, collector.settle))
    # The window is on the screen before any work for hosts: to load libvirt takes as long as to
    # build the window.
    picture = FirstPicture(window)
    picture.drawn.connect(lambda: _add_hosts(core, window, uris or _known_uris(settings)))
    window.show()
    await ended.wait()
    await _close(core, window)


async def _close(core: Core, window: MainWindow) -> None:
    window.leave()
    await window.tasks.cancel_all()
    await core.close()
    # While the application is there: at the interpreter's end Qt would be taken apart in any order.
    shiboken6.delete(window)


def _known_uris(settings: Settings) -> list[str]:
    return list(dict.fromkeys([*settings.hosts(), default_uri()]))


def _add_hosts(core: Core, window: MainWindow, uris: Sequence[str]) -> None:
    for uri in uris:
        try:
            core.hosts.add(uri)
        except VMDeskError as error:
            window.news.tell_error(error)


def _catch_bugs(window: MainWindow) -> None:
    """A bug is logged and told; the program goes on."""

    def hook(kind: type[BaseException], bug: BaseException, trace: TracebackType | None) -> None:
        window.news.tell_bug(bug)

    def on_loop(loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        bug = context.get("exception")
        if isinstance(bug, Exception):
            window.news.tell_bug(bug)
        else:
            log.error("%s", context.get("message"))

    sys.excepthook = hook
    asyncio.get_running_loop().set_exception_handler(on_loop)


def _heed_signals(stop: Callable[[], None]) -> None:
    """Ctrl+C in the terminal and a session's end close as the window's own button does."""
    loop = asyncio.get_running_loop()
    for number in STOP_SIGNALS:
        loop.add_signal_handler(number, stop)
