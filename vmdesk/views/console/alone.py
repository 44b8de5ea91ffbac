"""A console window alone: the program's only window while it is there."""

import asyncio

from vmdesk.errors import VMDeskError
from vmdesk.model.vm import VM, VMState
from vmdesk.services.core import Core
from vmdesk.services.jobs import Job
from vmdesk.services.text import error_text
from vmdesk.views.console.desk import Desk
from vmdesk.views.console.panel import ConsolePanel
from vmdesk.views.console.session import OpenDisplay
from vmdesk.views.console.vm_panel import VMPanel
from vmdesk.views.console.window import ConsoleWindow
from vmdesk.views.tasks import Tasks


async def show_vm(core: Core, vm: VM, full_screen: bool) -> None:
    """Show the console of *vm* until the user closes it or the VM is gone."""
    tasks = Tasks()
    await _show(VMPanel(core, tasks, vm), core, tasks, full_screen)


async def show_display(core: Core, name: str, open_display: OpenDisplay, full_screen: bool) -> None:
    """Show a display that is no VM of ours, called *name*, until the user closes it."""
    tasks = Tasks()
    desk = Desk(core.settings, core.jobs, tasks, open_display)
    panel = ConsolePanel(desk, name)
    panel.view.set_vm_state(VMState.RUNNING)
    await _show(panel, core, tasks, full_screen)


async def _show(panel: ConsolePanel, core: Core, tasks: Tasks, full_screen: bool) -> None:
    ended = asyncio.Event()
    window = ConsoleWindow(panel, core.settings)
    window.closed.connect(ended.set)
    panel.gone.connect(ended.set)
    panel.hide_own_window()

    def tell(error: VMDeskError) -> None:
        panel.view.say(error_text(error))

    def tell_job(job: Job) -> None:
        if job.error is not None:
            tell(job.error)

    tasks.failed.connect(tell)
    core.jobs.failed.connect(tell_job)
    window.open(full_screen)
    try:
        await ended.wait()
    finally:
        core.jobs.failed.disconnect(tell_job)
        window.give_back()
        panel.let_go()
        panel.deleteLater()
        await tasks.cancel_all()
