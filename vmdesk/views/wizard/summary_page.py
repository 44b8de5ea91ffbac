"""Page 4: what will be made, in words, with every file."""

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from vmdesk.errors import N_
from vmdesk.services.creation_check import Field
from vmdesk.services.text import tr
from vmdesk.views.forms.wizard_summary import Ui_WizardSummary
from vmdesk.views.wizard.network_page import accelerator_warning
from vmdesk.views.wizard.page import WizardPage, on_switch
from vmdesk.views.wizard.state import WizardState
from vmdesk.views.wizard.summary import file_rows, summary_rows
from vmdesk.views.wizard.wishes import unmet_wishes


class SummaryPage(WizardPage):
    name = N_("Summary")
    heading = N_("Ready to create")
    explanation = N_("Nothing has been made yet. Go back to change anything.")
    fields = frozenset(Field)

    def __init__(self, state: WizardState) -> None:
        super().__init__(state)
        self.ui = Ui_WizardSummary()
        self.ui.setupUi(self)
        on_switch(
            self.ui.customise,
            lambda: state.draft.customise,
            lambda on: state.put(replace(state.draft, customise=on)),
        )
        on_switch(
            self.ui.start,
            lambda: state.draft.request().start,
            lambda on: state.choose(start=on),
        )

    def first_focus(self) -> QWidget:
        return self.ui.start if self.ui.start.isEnabled() else self.ui.customise

    def refresh(self) -> None:
        state, ui = self.state, self.ui
        facts = state.facts
        if facts is None:
            return
        ui.facts.show_rows(summary_rows(state.spec, facts, state.system))
        files = file_rows(state.spec, facts, state.reading)
        ui.files.show_rows(files or [(tr("None"), tr("This VM needs no file of its own"))])
        warnings = (accelerator_warning(state.spec.accelerator, facts.info), unmet_wishes(state))
        ui.warning.show_warning("\n".join(filter(None, warnings)))
        ui.customise.setChecked(state.draft.customise)
        ui.start.setEnabled(not state.draft.customise)
        ui.start.setChecked(state.draft.request().start)
