"""The library's tree follows the inventory, whatever happens in it."""

import random

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from tests.views.conftest import ODD_NAMES, make_vm, until
from vmdesk.backends.fake.backend import URI
from vmdesk.model.vm import VMState
from vmdesk.views.library_drag import pack
from vmdesk.views.library_model import LibraryModel

Fatal = QAbstractItemModelTester.FailureReportingMode.Warning


def make_model(rig) -> LibraryModel:
    """A model that Qt's own tester watches: it warns, and a warning fails the test."""
    model = LibraryModel(rig.core.inventory, rig.core.controller.move)
    QAbstractItemModelTester(model, Fatal, model)
    return model


def names(model, parent=None) -> list[str]:
    """The names below *parent*, the host when none is given."""
    parent = model.index(0, 0) if parent is None else parent
    return [model.index(row, 0, parent).data() for row in range(model.rowCount(parent))]


def test_folders_stand_first_and_numbers_are_counted(play):
    """Folders come before VMs, and web2 before web10."""

    async def story(rig):
        model = make_model(rig)
        assert names(model) == ["lab", "web2", "web10"]
        assert names(model, model.folder_index(URI, "lab")) == ["one", "db"]

    play(
        story,
        make_vm("web10"),
        make_vm("web2"),
        make_vm("db", folder="lab"),
        make_vm("deep", folder="lab/one"),
    )


def test_a_new_vm_gets_its_row_where_it_belongs(play):
    """A VM made by anybody appears between its neighbours."""

    async def story(rig):
        model = make_model(rig)
        rig.world.put(make_vm("b"))
        await until(lambda: names(model) == ["a", "b", "c"])

    play(story, make_vm("a"), make_vm("c"))


def test_a_change_repaints_one_row(play):
    """Another state is one dataChanged for that VM's row, and the cell says it."""

    async def story(rig):
        model = make_model(rig)
        seen = []
        model.dataChanged.connect(lambda first, last: seen.append((first.row(), last.row())))
        rig.world.change(rig.ref("b"), state=VMState.RUNNING)
        await until(lambda: seen)
        assert seen == [(1, 1)]
        assert model.vm_index(rig.ref("b")).siblingAtColumn(1).data() == "Running"

    play(story, make_vm("a"), make_vm("b"))


def test_a_rename_sorts_again_and_keeps_the_selection(play):
    """The row goes where its new name belongs, and an index that a view holds goes with it."""
    from PySide6.QtCore import QPersistentModelIndex

    async def story(rig):
        model = make_model(rig)
        held = QPersistentModelIndex(model.vm_index(rig.ref("a")))
        rig.world.change(rig.ref("a"), name="z")
        await until(lambda: names(model) == ["b", "c", "z"])
        assert held.row() == 2
        assert held.data() == "z"

    play(story, make_vm("a"), make_vm("b"), make_vm("c"))


def test_a_moved_vm_takes_its_index_along_and_an_empty_folder_goes(play):
    """Moving the only VM of a folder moves its row, and the folder is not shown any more."""
    from PySide6.QtCore import QPersistentModelIndex

    async def story(rig):
        model = make_model(rig)
        held = QPersistentModelIndex(model.vm_index(rig.ref("a")))
        rig.world.change(rig.ref("a"), folder="new/er")
        await until(lambda: names(model) == ["new"])
        assert held.parent() == model.folder_index(URI, "new/er")

    play(story, make_vm("a", folder="old/er"))


def test_an_empty_folder_is_kept_until_it_is_forgotten(play):
    """A folder made by hand stays though nothing is in it; after that it needs a VM inside."""

    async def story(rig):
        model = make_model(rig)
        model.keep_folder(URI, "later/more")
        assert model.folders(URI) == ["later", "later/more"]
        assert model.kept_folders(URI) == ["later/more"]
        model.forget_folder(URI, "later")
        assert model.folders(URI) == []

    play(story)


def test_removed_vms_and_a_removed_host_leave_no_rows(play):
    """Hundreds that go at once, and then their host, are gone from the tree."""

    async def story(rig):
        model = make_model(rig)
        for vm in list(rig.world.vms.values())[::2]:
            rig.world.remove(vm.ref)
        await until(lambda: len(names(model)) == 100)
        await rig.core.hosts.remove(URI)
        assert model.rowCount() == 0

    play(story, *(make_vm(f"vm{n}") for n in range(200)))


def test_hundreds_added_to_others_are_sorted_in(play):
    """A second list of VMs stands among the first, in order."""

    async def story(rig):
        model = make_model(rig)
        for vm in [make_vm(f"vm{n}") for n in range(1, 100, 2)]:
            rig.world.vms[vm.ref] = vm
        await rig.core.inventory.list_host(URI)
        assert names(model) == [f"vm{n}" for n in range(100)]

    play(story, *(make_vm(f"vm{n}") for n in range(0, 100, 2)))


@pytest.mark.parametrize("order", [Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder])
def test_sorting_by_state_holds_while_states_change(play, order):
    """Sorted by state either way round, a VM that starts goes to the others that run."""

    async def story(rig):
        model = make_model(rig)
        model.sort(1, order)
        rig.world.put(make_vm("x", VMState.RUNNING))
        rig.world.change(rig.ref("c"), state=VMState.RUNNING)
        rising = ["b", "c", "x", "a", "d"]
        falling = order is Qt.SortOrder.DescendingOrder
        await until(lambda: names(model) == (rising[::-1] if falling else rising))

    play(story, make_vm("a"), make_vm("b", VMState.RUNNING), make_vm("c"), make_vm("d"))


def test_a_drop_asks_for_the_move_and_only_within_a_host(play):
    """Dropped on a folder, the VM moves when its host has done it; elsewhere nothing drops."""

    async def story(rig):
        model = make_model(rig)
        data = pack([rig.ref("a")])
        move = Qt.DropAction.MoveAction
        folder = model.folder_index(URI, "lab")
        assert not model.canDropMimeData(data, move, -1, -1, QModelIndex())
        assert not model.dropMimeData(data, move, -1, -1, folder)
        await until(lambda: rig.core.inventory.vms[rig.ref("a")].folder == "lab")
        await until(lambda: names(model, folder) == ["a", "b"])

    play(story, make_vm("a"), make_vm("b", folder="lab"))


def test_any_name_is_shown_literally(play):
    """Names with markup, emoji or any writing are in the cell as they are, tool tips escaped."""

    async def story(rig):
        model = make_model(rig)
        assert set(names(model)) == set(ODD_NAMES)
        tip = model.vm_index(rig.ref("<img src=x>")).data(Qt.ItemDataRole.ToolTipRole)
        assert "&lt;img src=x&gt;" in tip
        assert "<img" not in tip

    play(story, *(make_vm(name) for name in ODD_NAMES))


def test_hundreds_of_random_changes_keep_tree_and_inventory_the_same(play):
    """Whatever comes, goes, moves and changes, every VM has one row, in its folder, in order."""
    chance = random.Random(7)
    folders = ["", "a", "a/b", "c"]

    def change_one(rig):
        name = f"vm{chance.randrange(40)}"
        vm = make_vm(name, chance.choice(list(VMState)), folder=chance.choice(folders))
        if vm.ref in rig.world.vms and chance.random() < 0.3:
            rig.world.remove(vm.ref)
        else:
            rig.world.put(vm)

    async def story(rig):
        model = make_model(rig)
        for turn in range(300):
            change_one(rig)
            if turn % 10 == 0:
                await rig.core.inventory.settle()
        await rig.core.inventory.settle()
        await until(lambda: len(model.root.all_vms()) == len(rig.core.inventory.vms))
        for vm in rig.core.inventory.vms.values():
            index = model.vm_index(vm.ref)
            assert index.data() == vm.name
            assert model.node(index.parent()).path == vm.folder
        for path in filter(None, folders):
            below = names(model, model.folder_index(URI, path))
            vms = [name for name in below if name.startswith("vm")]
            assert vms == sorted(vms, key=lambda name: int(name[2:]))

    play(story)
