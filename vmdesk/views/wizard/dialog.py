"""The New VM wizard: one dialog with its steps at the left, its pages and its buttons."""

from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QFrame, QScrollArea, QWidget

from vmdesk.services.core import Core
from vmdesk.services.text import tr
from vmdesk.views.forms.wizard_frame import Ui_WizardFrame
from vmdesk.views.wizard.details_page import DetailsPage
from vmdesk.views.wizard.guide import Guide
from vmdesk.views.wizard.message import full_text
from vmdesk.views.wizard.network_page import NetworkPage
from vmdesk.views.wizard.page import WizardPage, on_switch
from vmdesk.views.wizard.source_page import SourcePage
from vmdesk.views.wizard.state import Draft, WizardState
from vmdesk.views.wizard.summary_page import SummaryPage
from vmdesk.views.words import host_title, tool_tip

LEAST_HEIGHT = 260


class PageArea(QScrollArea):
    """Holds a page: never narrower than it, and scrolled when it is higher."""

    def __init__(self, page: WizardPage) -> None:
        super().__init__()
        self._page = page
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(page)

    def minimumSizeHint(self) -> QSize:
        bar = self.verticalScrollBar().sizeHint().width()
        return QSize(self._page.minimumSizeHint().width() + bar, LEAST_HEIGHT)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)


class NewVMWizard(QDialog):
    """Non-modal: `open` it. It deletes itself when it closes."""

    submitted = Signal(object, object)  # Job, Draft: to open the wizard again when the job fails

    def __init__(self, core: Core, uri: str, draft: Draft, parent: QWidget | None = None):
        super().__init__(parent)
        self.ui = Ui_WizardFrame()
        self.ui.setupUi(self)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._core = core
        self.state = WizardState(uri, draft, self)
        self.pages: tuple[WizardPage, ...] = (
            SourcePage(self.state),
            DetailsPage(self.state),
            NetworkPage(self.state),
            SummaryPage(self.state),
        )
        self._add_pages()
        self.ui.host.setText(tr("on {host}", host=host_title(core.inventory.hosts[uri])))
        self._guide = Guide(self.state, core)
        self._connect()
        self._guide.start()
        self.go_to(0)

    @property
    def page(self) -> WizardPage:
        return self.pages[self.ui.pages.currentIndex()]

    def go_to(self, row: int) -> None:
        """Show a page, as far as those before it allow."""
        row = max(0, min(row, self._reachable() - 1))
        ui = self.ui
        ui.pages.setCurrentIndex(row)
        self.refresh()
        ui.steps.setCurrentRow(row)
        last = row == len(self.pages) - 1
        ui.back.setEnabled(row > 0)
        ui.next.setVisible(not last)
        ui.finish.setVisible(last)
        (ui.finish if last else ui.next).setDefault(True)
        ui.title.setText(tr(self.page.heading))
        ui.subtitle.setText(tr(self.page.explanation))
        self.page.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    def go_on(self) -> None:
        """To the next page, or to the end; nothing happens while something is in the way."""
        if self.obstacle():
            return
        if self.page is self.pages[-1]:
            self._finish()
        else:
            self.go_to(self.ui.pages.currentIndex() + 1)

    def go_back(self) -> None:
        self.go_to(self.ui.pages.currentIndex() - 1)

    def obstacle(self) -> str:
        """Why one cannot go on from this page; "" when one can."""
        error = self.state.obstacle(self.page.fields)
        return full_text(error) if error else ""

    def refresh(self) -> None:
        """Show what has changed on the page and what follows from it."""
        self.page.refresh()
        reason, ui = self.obstacle(), self.ui
        ui.expert.setChecked(self.state.expert)
        ui.steps.set_reachable(self._reachable())
        ui.reason.show_reason(reason)
        for button in (ui.next, ui.finish):
            button.setEnabled(not reason)
            button.setToolTip(tool_tip(reason))
            button.setAccessibleDescription(reason)

    def done(self, result: int) -> None:
        self._guide.stop()
        super().done(result)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._guide.stop()
        super().closeEvent(event)

    def _add_pages(self) -> None:
        for page in self.pages:
            self.ui.steps.add_step(tr(page.name))
            self.ui.pages.addWidget(PageArea(page))

    def _connect(self) -> None:
        ui = self.ui
        self.state.changed.connect(self.refresh)
        ui.steps.currentRowChanged.connect(self._jump)
        on_switch(
            ui.expert,
            lambda: self.state.expert,
            lambda on: self.state.put(replace(self.state.draft, expert=on)),
        )
        ui.cancel.clicked.connect(self.reject)
        ui.back.clicked.connect(self.go_back)
        ui.next.clicked.connect(self.go_on)
        ui.finish.clicked.connect(self.go_on)

    def _jump(self, row: int) -> None:
        if row >= 0 and row != self.ui.pages.currentIndex():
            self.go_to(row)

    def _reachable(self) -> int:
        """How many pages can be shown: those up to the first that something is wrong on."""
        for row, page in enumerate(self.pages):
            if self.state.obstacle(page.fields):
                return row + 1
        return len(self.pages)

    def _finish(self) -> None:
        draft = self.state.draft
        job = self._core.creator.create(self.state.uri, draft.request())
        # A draft that comes back after a failure has the name that is in the error's title.
        self.submitted.emit(job, replace(draft, chosen=draft.chosen | {"name"}))
        self.accept()
