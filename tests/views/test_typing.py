"""What is typed into the window is understood from a Chinese keyboard too."""

import pytest
from PySide6.QtWidgets import QWidget

from vmdesk.model.vm import VM, VMRef, VMState
from vmdesk.views.edit_dialogs import TagsDialog
from vmdesk.views.library_query import Query, Searchable


@pytest.fixture
def vm() -> VM:
    return VM(VMRef("test:///default", "1"), "web-1", VMState.RUNNING, "1", 1, 1024, tags=("old",))


@pytest.mark.parametrize("typed", ["a b, c", "a b，c", "a b、 c ，", " a  b ,, c"])
def test_any_comma_stands_between_tags(qtbot, vm, typed):
    """ASCII and Chinese commas separate tags; spaces around them do not matter."""
    window = QWidget()
    qtbot.addWidget(window)
    dialog = TagsDialog([vm], [], window)
    dialog._field.setText(typed)
    assert dialog.tags_for(vm) == ["a b", "c"]


@pytest.mark.parametrize("typed", ["state:running", "state：running", "tag：old", "TAG:Old"])
def test_any_colon_asks_for_a_field(vm, typed):
    """An ASCII and a wide colon both filter by the field before them."""
    assert Query(typed).matches(Searchable(vm))
    assert not Query(typed).matches(Searchable(VM(vm.ref, "x", VMState.STOPPED, "1", 1, 1024)))
