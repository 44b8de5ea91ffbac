"""What every page of the window is given."""

from dataclasses import dataclass, field

from vmdesk.services.core import Core
from vmdesk.views.actions import VMActions
from vmdesk.views.console.windows import ConsoleWindows
from vmdesk.views.tasks import Tasks


@dataclass(frozen=True, slots=True)
class Context:
    core: Core
    actions: VMActions
    tasks: Tasks
    consoles: ConsoleWindows = field(default_factory=ConsoleWindows)
