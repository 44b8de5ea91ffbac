"""Go to anything: type a few letters of a command or a VM, press Enter."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, QSortFilterProxyModel, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QDialog, QFrame, QLineEdit, QListView, QVBoxLayout, QWidget

from vmdesk.services.inventory import Inventory
from vmdesk.services.text import tr
from vmdesk.views.icons import icon
from vmdesk.views.state_icons import vm_icon

TARGET = Qt.ItemDataRole.UserRole
NATIVE = QKeySequence.SequenceFormat.NativeText
MOVES = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown})


class Palette(QDialog):
    """Lists the commands that are possible now, then the VMs."""

    chosen = Signal(object)  # VMRef

    def __init__(self, commands: Sequence[QAction], inventory: Inventory, parent: QWidget) -> None:
        # No popup: those are kept from screen readers.
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Go to Anything"))
        self.setAccessibleName("Go to Anything")
        self._field = QLineEdit()
        self._field.setAccessibleName("Go to")
        self._field.setPlaceholderText(tr("A command or a VM"))
        self._field.setClearButtonEnabled(True)
        self._field.installEventFilter(self)
        self._list = QListView()
        self._list.setAccessibleName("Found")
        self._list.setUniformItemSizes(True)
        self._list.setIconSize(QSize(18, 18))
        self._list.setSpacing(2)
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self._items = QStandardItemModel(self)
        self._found = QSortFilterProxyModel(self)
        self._found.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._found.setSourceModel(self._items)
        self._list.setModel(self._found)
        self._fill(commands, inventory)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 10, 10, 10)
        layout.addWidget(self._field)
        layout.addWidget(self._list)
        self._field.textChanged.connect(self._search)
        self._list.activated.connect(lambda _: self._go())
        self._list.clicked.connect(lambda _: self._go())
        self.resize(520, 380)
        centre = parent.mapToGlobal(parent.rect().center())
        self.move(centre.x() - 260, parent.mapToGlobal(parent.rect().topLeft()).y() + 70)
        self._search("")
        self._field.setFocus()

    def _fill(self, commands: Sequence[QAction], inventory: Inventory) -> None:
        for action in commands:
            if action.isEnabled():
                keys = action.shortcut().toString(NATIVE)
                text = action.text().replace("&", "")
                sign = icon("menu") if action.icon().isNull() else action.icon()
                item = QStandardItem(sign, f"{text}   {keys}" if keys else text)
                item.setData(action, TARGET)
                self._items.appendRow(item)
        for vm in inventory.vms.values():
            item = QStandardItem(vm_icon(vm.state), vm.name)
            item.setData(vm.ref, TARGET)
            self._items.appendRow(item)

    def _search(self, text: str) -> None:
        self._found.setFilterFixedString(text)
        self._list.setCurrentIndex(self._found.index(0, 0))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The arrows move in the list while one types."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.key() in MOVES:
                self._list.event(event)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._go()
                return True
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        """Whoever turns to something else is done with it."""
        if event.type() is QEvent.Type.WindowDeactivate:
            self.close()
        return super().event(event)

    def _go(self) -> None:
        target = self._list.currentIndex().data(TARGET)
        self.close()
        if isinstance(target, QAction):
            target.trigger()
        elif target is not None:
            self.chosen.emit(target)
