"""Choose the guest's operating system: what it is now, and the list when one wants another."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QModelIndex, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from vmdesk.services.suggestion import System
from vmdesk.services.text import tr
from vmdesk.views.wizard.look import PlainLabel, scaled_font
from vmdesk.views.wizard.system_list import ID_ROLE, SystemFilter, SystemListModel

LIST_HEIGHT = 90


class ShortListView(QListView):
    """Asks for a few rows only, and takes what is left over."""

    def sizeHint(self) -> QSize:
        return QSize(200, LIST_HEIGHT)


class SystemPicker(QWidget):
    """Emits `chosen` with an id of osinfo-db, "" for other or unknown."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = QLabel(tr("Operating system:"), self)
        self.current = PlainLabel(self)
        self.change = QPushButton(tr("C&hange…"), self)
        self.search = QLineEdit(self)
        self.view = ShortListView(self)
        self._systems: tuple[System, ...] = ()
        self._id = ""
        self._quiet = False
        self._model = SystemListModel(self)
        self._filter = SystemFilter(self)
        self._filter.setSourceModel(self._model)
        self.view.setModel(self._filter)
        self._name_parts()
        self._arrange()
        self.open(False)
        self.change.clicked.connect(lambda: self.open(self.view.isHidden(), focus=True))
        self.search.textChanged.connect(self._search)
        self.search.installEventFilter(self)
        self.view.selectionModel().currentChanged.connect(self._moved)
        self.view.clicked.connect(self._moved)

    def offer(self, systems: Sequence[System]) -> None:
        """List *systems*, the newest first."""
        if tuple(systems) != self._systems:
            self._systems = tuple(systems)
            with self._quietly():
                self._model.put(self._systems)
            self._mark()

    def show_system(self, id: str) -> None:
        """Show which one it is, without telling anybody."""
        row = self._model.row_of(id)
        name = str(self._model.index(row, 0).data()) if row >= 0 else id
        self.current.setText(name)
        if id != self._id:
            self._id = id
            self._mark()

    def open(self, on: bool, focus: bool = False) -> None:
        """Show the list, or only the current system."""
        rest = QSizePolicy.Policy.Expanding if on else QSizePolicy.Policy.Maximum
        self.setSizePolicy(QSizePolicy.Policy.Preferred, rest)
        self.search.setVisible(on)
        self.view.setVisible(on)
        self.change.setText(tr("C&lose list") if on else tr("C&hange…"))
        if on:
            self._mark()
            if focus:
                self.search.setFocus()

    @property
    def is_open(self) -> bool:
        return not self.view.isHidden()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and Down in the search field move in the list."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if step:
                row = max(0, self.view.currentIndex().row() + step)
                self._move_to(min(row, self._filter.rowCount() - 1))
                return True
        return super().eventFilter(watched, event)

    def _name_parts(self) -> None:
        self.title.setBuddy(self.change)
        self.change.setAccessibleName("Change operating system")
        self.search.setAccessibleName("Search operating systems")
        self.search.setPlaceholderText(tr("Search, for example “debian 11” or “windows”"))
        self.search.setClearButtonEnabled(True)
        self.view.setAccessibleName("Operating system")
        self.view.setUniformItemSizes(True)
        self.view.setMinimumHeight(LIST_HEIGHT)
        self.current.setFont(scaled_font(self.font(), 1.0, bold=True))

    def _arrange(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.title)
        row.addWidget(self.current, 1)
        row.addWidget(self.change)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(row)
        column.addWidget(self.search)
        column.addWidget(self.view, 1)

    def _search(self, text: str) -> None:
        """Narrow the list; the first system that fits becomes the choice."""
        with self._quietly():
            self._filter.look_for(text)
        if text.strip() and self._filter.rowCount() > 1:
            self._move_to(1)
        else:
            self._mark()

    def _move_to(self, row: int) -> None:
        """Choose a row, even one that the cursor fell on while the list was narrowed."""
        index = self._filter.index(row, 0)
        self.view.setCurrentIndex(index)
        self._moved(index)

    def _moved(self, index: QModelIndex) -> None:
        if self._quiet or not index.isValid():
            return
        if index.data(ID_ROLE) != self._id:
            self._id = str(index.data(ID_ROLE))
            self.current.setText(str(index.data()))
            self.chosen.emit(self._id)

    @contextmanager
    def _quietly(self) -> Iterator[None]:
        """The cursor moves, but nobody has chosen anything."""
        before, self._quiet = self._quiet, True
        try:
            yield
        finally:
            self._quiet = before

    def _mark(self) -> None:
        """Put the cursor on the current system."""
        row = self._model.row_of(self._id)
        index = self._filter.mapFromSource(self._model.index(row, 0))
        with self._quietly():
            self.view.setCurrentIndex(index)
        self.view.scrollTo(index, QListView.ScrollHint.PositionAtCenter)
