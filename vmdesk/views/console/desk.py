"""What a console is given of the program around it."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from vmdesk.model.display import ClipboardPath
from vmdesk.model.vm import VMRef
from vmdesk.services.jobs import Jobs
from vmdesk.services.settings import Settings
from vmdesk.views.console.session import OpenDisplay
from vmdesk.views.tasks import Tasks


async def _unknown() -> ClipboardPath:
    return ClipboardPath.UNKNOWN


@dataclass(frozen=True, slots=True)
class Desk:
    """*key* is what the console is remembered by, "" for one that is not; *ref* is None for a
    display that is no VM of ours."""

    settings: Settings
    jobs: Jobs
    tasks: Tasks
    open_display: OpenDisplay
    key: str = ""
    ref: VMRef | None = None
    clipboard_path: Callable[[], Awaitable[ClipboardPath]] = _unknown
