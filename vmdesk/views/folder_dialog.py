"""Name a folder of the library."""

from collections.abc import Collection

from PySide6.QtWidgets import QLineEdit, QWidget

from vmdesk.errors import N_
from vmdesk.services.text import tr
from vmdesk.views.cards import plain
from vmdesk.views.dialogs import Dialog, ProblemLine


class NewFolderDialog(Dialog):
    """A folder in *above* ("" for none); *name* is its present one, "" for a new folder."""

    def __init__(self, above: str, name: str, taken: Collection[str], parent: QWidget) -> None:
        title = tr("Rename the folder") if name else tr("New folder")
        super().__init__(parent, title, N_("Rename") if name else N_("Create"))
        self._above, self._old, self._taken = above, name, taken
        self._field = QLineEdit(name)
        self._field.setAccessibleName("Name")
        self._problem = ProblemLine()
        label = plain(tr("&Name"))
        label.setBuddy(self._field)
        self.body.addWidget(label)
        self.body.addWidget(self._field)
        self.body.addWidget(self._problem)
        self._field.textChanged.connect(self._check)
        self._field.selectAll()
        self._check()

    def path(self) -> str:
        name = " ".join(self._field.text().split())
        return f"{self._above}/{name}" if self._above else name

    def _check(self) -> None:
        name = self._field.text().strip()
        problem = ""
        if "/" in name:
            problem = tr("A folder's name cannot contain “/”")
        elif name != self._old and self.path() in self._taken:
            problem = tr("There is such a folder already")
        self._problem.show_problem(problem)
        self.ok.setEnabled(bool(name) and not problem and name != self._old)
