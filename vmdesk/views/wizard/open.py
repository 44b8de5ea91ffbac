"""Opens the New VM wizard, from anything that one can begin with."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from vmdesk.model.creation import SourceKind, VMSpec
from vmdesk.services.core import Core
from vmdesk.views.wizard.dialog import NewVMWizard
from vmdesk.views.wizard.source_page import kind_of_file
from vmdesk.views.wizard.state import Draft

Start = Draft | VMSpec | SourceKind | Path | None


def open_wizard(
    core: Core, parent: QWidget | None, host_uri: str, start: Start = None
) -> NewVMWizard:
    """Show the wizard for a new VM on *host_uri*, without waiting for it.

    *start* is what to begin with: a kind of source, a file, or what a wizard was left with
    (`NewVMWizard.submitted` hands it on, for when the job fails). Connect to `submitted`: the
    job's result is the VMRef, and a draft with `customise` wants that VM's tab opened.
    """
    wizard = NewVMWizard(core, host_uri, draft_of(start), parent)
    wizard.open()
    return wizard


def draft_of(start: Start) -> Draft:
    """What the wizard begins with; everything in a specification counts as chosen."""
    match start:
        case Draft():
            return start
        case VMSpec():
            return Draft(start, frozenset(VMSpec.__slots__))
        case SourceKind():
            return Draft(VMSpec("", start))
        case Path():
            return Draft(VMSpec("", kind_of_file(str(start)), str(start)))
    return Draft(VMSpec("", SourceKind.ISO))
