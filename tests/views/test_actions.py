"""The one table of actions, as the window shows it."""

from tests.views.conftest import make_vm
from vmdesk.model.actions import ACTIONS, Action
from vmdesk.model.vm import VMState


def enabled(rig) -> set[Action]:
    return {action for action, shown in rig.actions.actions.items() if shown.isEnabled()}


def test_only_what_the_state_allows_is_enabled(play):
    """A stopped VM can be started but not shut down; the disabled action says why."""

    async def story(rig):
        rig.actions.set_refs([rig.ref("off")])
        assert {Action.START, Action.RENAME, Action.DELETE} <= enabled(rig)
        shut_down = rig.actions.actions[Action.SHUTDOWN]
        assert not shut_down.isEnabled()
        assert "present state" in shut_down.statusTip()
        assert "present state" in shut_down.toolTip()

    play(story, make_vm("off"))


def test_actions_follow_the_vm(play):
    """When the VM starts, by whomever, Start goes out and Shut Down comes on."""

    async def story(rig):
        ref = rig.ref("a")
        rig.actions.set_refs([ref])
        await rig.core.controller.perform(Action.START, ref).outcome()
        await rig.core.inventory.settle()
        assert Action.START not in enabled(rig)
        assert Action.SHUTDOWN in enabled(rig)

    play(story, make_vm("a"))


def test_several_vms_allow_what_any_of_them_allows(play):
    """With one running and one stopped both can be asked for; what is for one VM is not."""

    async def story(rig):
        rig.actions.set_refs([rig.ref("off"), rig.ref("on")])
        assert {Action.START, Action.SHUTDOWN} <= enabled(rig)
        assert Action.RENAME not in enabled(rig)
        assert "one VM" in rig.actions.actions[Action.RENAME].statusTip()

    play(story, make_vm("off"), make_vm("on", VMState.RUNNING))


def test_without_a_selection_nothing_can_be_done(play):
    """All actions are off and say that a VM is to be selected."""

    async def story(rig):
        rig.actions.set_refs([])
        assert enabled(rig) == set()
        assert "Select a VM" in rig.actions.actions[Action.START].statusTip()

    play(story, make_vm("a"))


def test_pause_and_resume_take_turns(play):
    """A paused VM shows Resume in the place of Pause."""

    async def story(rig):
        rig.actions.set_refs([rig.ref("held")])
        assert rig.actions.actions[Action.RESUME].isVisible()
        assert not rig.actions.actions[Action.PAUSE].isVisible()
        await rig.core.controller.perform(Action.RESUME, rig.ref("held")).outcome()
        await rig.core.inventory.settle()
        assert rig.actions.actions[Action.PAUSE].isVisible()
        assert not rig.actions.actions[Action.RESUME].isVisible()
        rig.world.change(rig.ref("held"), state=VMState.PAUSED)
        await rig.core.inventory.settle()
        assert rig.actions.actions[Action.RESUME].isVisible()

    play(story, make_vm("held", VMState.PAUSED))


def test_labels_keys_and_dots_come_from_the_table(play):
    """Each action has its row's label, an ellipsis where a dialog follows, and its key."""

    async def story(rig):
        for action, row in ACTIONS.items():
            shown = rig.actions.actions[action]
            assert shown.text() == row.label + ("…" if row.asks else "")
            assert shown.shortcut().toString() == row.shortcut

    play(story)
