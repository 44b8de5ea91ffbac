"""What a click does, and what is refused."""

import pytest

from vmdesk.errors import InvalidInput, InvalidState
from vmdesk.model.actions import ACTIONS, LIFECYCLE, Action, allowed
from vmdesk.model.vm import VMState

RESULTS = {
    Action.START: VMState.RUNNING,
    Action.SHUTDOWN: VMState.STOPPED,
    Action.POWER_OFF: VMState.STOPPED,
    Action.REBOOT: VMState.RUNNING,
    Action.RESET: VMState.RUNNING,
    Action.PAUSE: VMState.PAUSED,
    Action.RESUME: VMState.RUNNING,
    Action.SAVE: VMState.SAVED,
}


@pytest.mark.parametrize("action", list(RESULTS))
def test_action_leads_to_its_state(scenario, desk, web, action):
    """Each action brings a VM that allows it into the state that its name promises."""
    before = VMState.PAUSED if action is Action.RESUME else VMState.RUNNING
    desk.world.change(web.ref, state=VMState.STOPPED if action is Action.START else before)

    async def story():
        await desk.controller.perform(action, web.ref).outcome()
        await desk.inventory.settle()
        return desk.inventory.vms[web.ref].state

    assert scenario(story) is RESULTS[action]


def test_action_in_the_wrong_state_is_refused(scenario, desk, web):
    """Pausing a VM that is off fails, says which VM, and changes nothing."""

    async def story():
        job = desk.controller.perform(Action.PAUSE, web.ref)
        with pytest.raises(InvalidState, match="“web” is stopped"):
            await job.outcome()
        return desk.inventory.vms[web.ref].state

    assert scenario(story) is VMState.STOPPED


def test_bulk_action_skips_those_that_do_not_allow_it(scenario, desk, web):
    """Starting a selection starts those that are off and leaves the others alone."""

    async def story():
        jobs = desk.controller.perform_all(Action.START, list(desk.inventory.vms))
        return [job.target for job in jobs]

    assert scenario(story) == [web.ref]


@pytest.mark.parametrize(
    ("change", "field", "value"),
    [
        (lambda c, ref: c.set_notes(ref, "two\nlines <b>"), "notes", "two\nlines <b>"),
        (lambda c, ref: c.set_autostart(ref, True), "autostart", True),
        (lambda c, ref: c.set_tags(ref, ["lab", "中文"]), "tags", ("lab", "中文")),
        (lambda c, ref: c.move(ref, "Work/Old"), "folder", "Work/Old"),
        (lambda c, ref: c.rename(ref, "new name"), "name", "new name"),
    ],
)
def test_configuration_is_kept_by_the_host(scenario, desk, web, change, field, value):
    """Notes, autostart, tags, folder and name arrive at the host and come back from it."""

    async def story():
        await change(desk.controller, web.ref).outcome()
        await desk.inventory.settle()
        return getattr(desk.inventory.vms[web.ref], field)

    assert scenario(story) == value


def test_rename_to_a_name_in_use_is_refused(scenario, desk, web):
    """Two VMs of one host cannot have the same name."""

    async def story():
        with pytest.raises(InvalidInput, match="already exists"):
            await desk.controller.rename(web.ref, "db").outcome()

    scenario(story)


def test_every_state_has_a_way_out(web):
    """Whatever state a VM is in, there is something the user can do about it."""
    from dataclasses import replace

    for state in VMState:
        ways = allowed(replace(web, state=state)) & (LIFECYCLE | {Action.DELETE})
        assert ways, state


def test_every_lifecycle_action_has_a_promise():
    """No action of the hypervisor's own is left out of the test above."""
    assert set(RESULTS) == LIFECYCLE


def test_every_action_can_be_asked_for_somewhere():
    """Each action is in the table that menus are made from, and no shortcut is given twice."""
    shortcuts = [row.shortcut for row in ACTIONS.values() if row.shortcut]

    assert set(ACTIONS) == set(Action)
    assert len(shortcuts) == len(set(shortcuts))
