"""The services, wired once: the window and the command line are two faces of this."""

from collections.abc import Callable

from vmdesk.backends.base import Backend
from vmdesk.services.cloning import Cloner
from vmdesk.services.controller import VMController
from vmdesk.services.creation import Creator
from vmdesk.services.deletion import Deleter
from vmdesk.services.doctor import Doctor
from vmdesk.services.hosts import Hosts
from vmdesk.services.inventory import Inventory
from vmdesk.services.jobs import Jobs
from vmdesk.services.settings import Settings
from vmdesk.services.suggestion import Suggestions


class Core:
    """Needs a running event loop before a host is added."""

    def __init__(self, make_backend: Callable[[str], Backend], settings: Settings) -> None:
        self.settings = settings
        self.inventory = Inventory()
        self.jobs = Jobs()
        self.hosts = Hosts(self.inventory, make_backend)
        self.controller = VMController(self.inventory, self.jobs)
        self.creator = Creator(self.inventory, self.jobs)
        self.suggestions = Suggestions(self.inventory)
        self.cloner = Cloner(self.inventory, self.jobs)
        self.deleter = Deleter(self.inventory, self.jobs)
        self.doctor = Doctor(self.inventory, self.jobs)

    async def close(self) -> None:
        """Cancel what runs, take back its steps, and let go of every host."""
        await self.jobs.cancel_all()
        await self.hosts.close()
        self.settings.sync()
