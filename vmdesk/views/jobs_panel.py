"""Below: what is being done, with progress and cancel; what was done, with every error's detail."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QHeaderView,
    QProgressBar,
    QSizePolicy,
    QSplitter,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionProgressBar,
    QStyleOptionViewItem,
    QToolButton,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from vmdesk.services.core import Core
from vmdesk.services.jobs import Job, JobState
from vmdesk.services.text import labelled, tr
from vmdesk.views.cards import ElidedLabel
from vmdesk.views.facts import small_button
from vmdesk.views.job_details import JobDetails
from vmdesk.views.jobs_model import Column, JobsModel, status_text

Index = QModelIndex | QPersistentModelIndex
STRIP_HEIGHT = 34
BODY_HEIGHT = 200


class ProgressDelegate(QStyledItemDelegate):
    """A bar behind the step of a job that tells how far it is."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        job: Job | None = index.data(Qt.ItemDataRole.UserRole)
        if job is None or job.state is not JobState.RUNNING or job.progress is None:
            super().paint(painter, option, index)
            return
        bar = QStyleOptionProgressBar()
        rect: QRect = option.rect
        bar.rect = rect.adjusted(2, 3, -6, -3)
        bar.state = option.state | QStyle.StateFlag.State_Horizontal
        bar.palette = option.palette
        bar.minimum, bar.maximum, bar.progress = 0, 100, round(job.progress * 100)
        bar.text = f"{job.step} {bar.progress} %" if job.step else f"{bar.progress} %"
        bar.textVisible = True
        style = option.widget.style() if option.widget else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ProgressBar, bar, painter)


class JobsPanel(QWidget):
    """A strip that always says what is going on; it opens to the list."""

    toggled = Signal(bool)

    def __init__(self, core: Core, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._core = core
        self.model = JobsModel(core.jobs, self)
        self._arrow = QToolButton()
        self._summary = ElidedLabel()
        self._bar = QProgressBar()
        self._cancel = small_button("cancel", tr("Cancel"), "Cancel Job")
        self._list = QTreeView()
        self._details = JobDetails(core)
        self._body = QSplitter()
        self._build()
        core.jobs.started.connect(self._on_started)
        core.jobs.finished.connect(self._on_finished)
        self._refresh()

    def _build(self) -> None:
        self._arrow.setObjectName("strip")
        self._arrow.setCheckable(True)
        self._arrow.setText(tr("Jobs"))
        self._arrow.setAccessibleName("Jobs")
        self._arrow.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._arrow.toggled.connect(self._on_toggled)
        self._bar.setMaximumSize(QSize(160, 14))
        self._bar.setTextVisible(False)
        self._bar.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._cancel.clicked.connect(self._cancel_current)
        clear = small_button("delete", tr("Remove what has ended from the list"), "Clear Jobs")
        clear.clicked.connect(self.model.forget_ended)
        strip = QHBoxLayout()
        strip.setContentsMargins(8, 0, 8, 0)
        strip.setSpacing(8)
        for widget in (self._arrow, self._summary, self._bar, self._cancel, clear):
            strip.addWidget(widget, 1 if widget is self._summary else 0)
        holder = QWidget()
        holder.setFixedHeight(STRIP_HEIGHT)
        holder.setLayout(strip)
        self._build_list()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 1, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(holder)
        layout.addWidget(self._body)
        self._on_toggled(False)

    def _build_list(self) -> None:
        self._list.setModel(self.model)
        self._list.setAccessibleName("Job List")
        self._list.setRootIsDecorated(False)
        self._list.setProperty("roomy", True)
        self._list.setUniformRowHeights(True)
        self._list.setFrameShape(QTreeView.Shape.NoFrame)
        self._list.setItemDelegateForColumn(Column.STATUS, ProgressDelegate(self._list))
        header = self._list.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(Column.TASK, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(Column.STATUS, QHeaderView.ResizeMode.Stretch)
        header.resizeSection(Column.TIME, 80)
        self._list.selectionModel().currentRowChanged.connect(
            lambda index, _: self._details.show_job(self.model.job(index.row()))
        )
        self._body.addWidget(self._list)
        self._body.addWidget(self._details)
        self._body.setSizes([620, 380])
        self._body.setChildrenCollapsible(False)
        self._body.setFixedHeight(BODY_HEIGHT)

    @property
    def is_open(self) -> bool:
        return self._arrow.isChecked()

    def set_open(self, on: bool) -> None:
        self._arrow.setChecked(on)

    def show_job(self, job: Job) -> None:
        """Open the list and show this job's details."""
        self.set_open(True)
        row = self.model.row_of(job)
        if row >= 0:
            self._list.setCurrentIndex(self.model.index(row, 0))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.Mid))
        painter.drawLine(0, 0, self.width(), 0)

    def _on_toggled(self, on: bool) -> None:
        self._arrow.setArrowType(Qt.ArrowType.DownArrow if on else Qt.ArrowType.RightArrow)
        self._body.setVisible(on)
        self.toggled.emit(on)

    def _on_started(self, job: Job) -> None:
        job.changed.connect(self._refresh)
        self._refresh()

    def _on_finished(self, _: Job) -> None:
        self._refresh()

    def _refresh(self) -> None:
        running = self._core.jobs.running
        for widget in (self._bar, self._cancel):
            widget.setVisible(bool(running))
        if not running:
            last = self._core.jobs.ended[0] if self._core.jobs.ended else None
            text = labelled(last.title, status_text(last)) if last else tr("Nothing is being done")
            self._summary.show_text(text)
            return
        job = running[-1]
        more = tr("{count} running", count=len(running)) if len(running) > 1 else ""
        parts = [part for part in (more, job.title, job.step) if part]
        self._summary.show_text(" · ".join(parts))
        self._bar.setRange(0, 0 if job.progress is None else 100)
        self._bar.setValue(round((job.progress or 0) * 100))

    def _cancel_current(self) -> None:
        if self._core.jobs.running:
            self._core.jobs.running[-1].cancel()
