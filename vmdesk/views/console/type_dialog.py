"""Asks for a text to type into a guest, and says which of it cannot be typed."""

from PySide6.QtWidgets import QComboBox, QFormLayout, QPlainTextEdit, QSpinBox, QWidget

from vmdesk.console.layouts import Layout, Stroke, lacking, strokes
from vmdesk.errors import N_
from vmdesk.services.settings import Settings
from vmdesk.services.text import tr
from vmdesk.views.cards import plain
from vmdesk.views.dialogs import Dialog, ProblemLine

LAYOUT, RATE = "console/layout", "console/keys-per-second"
_DEFAULT_RATE, _HIGHEST_RATE = 40, 200
_MOST_LISTED = 20
MOST_CHARACTERS = 20_000


class TypeDialog(Dialog):
    """Begins with what was copied; remembers layout and rate."""

    def __init__(self, copied: str, settings: Settings, parent: QWidget) -> None:
        super().__init__(parent, tr("Type Text"), N_("Type"))
        self._settings = settings
        self.setMinimumWidth(560)
        self.body.addWidget(
            plain(tr("The text is typed key by key, as if you sat at the guest."), wrap=True)
        )
        self._text = QPlainTextEdit(copied[:MOST_CHARACTERS])
        self._text.setAccessibleName("Text")
        self._text.setTabChangesFocus(True)
        self._text.setMinimumHeight(170)
        self.body.addWidget(self._text, 1)
        self._layout = QComboBox()
        self._layout.setAccessibleName("Keyboard layout of the guest")
        for layout in Layout:
            self._layout.addItem(tr(layout.value), layout)
        names = [layout.name for layout in Layout]
        chosen = settings.text(LAYOUT)
        self._layout.setCurrentIndex(names.index(chosen) if chosen in names else 0)
        self._rate = QSpinBox()
        self._rate.setAccessibleName("Keys a second")
        self._rate.setRange(1, _HIGHEST_RATE)
        rate = settings.text(RATE)
        self._rate.setValue(int(rate) if rate.isdecimal() else _DEFAULT_RATE)
        form = QFormLayout()
        form.addRow(tr("Keyboard layout of the guest"), self._layout)
        form.addRow(tr("Keys a second"), self._rate)
        self.body.addLayout(form)
        self._problem = ProblemLine()
        self.body.addWidget(self._problem)
        self._text.textChanged.connect(self._check)
        self._layout.currentIndexChanged.connect(self._check)
        self._check()
        self._text.setFocus()

    def strokes(self) -> list[Stroke]:
        """What to press; what the layout lacks is left out."""
        return strokes(self._text.toPlainText(), self._chosen())

    def per_second(self) -> int:
        return self._rate.value()

    def remember(self) -> None:
        self._settings.set_text(LAYOUT, self._chosen().name)
        self._settings.set_text(RATE, str(self._rate.value()))

    def _chosen(self) -> Layout:
        layout = self._layout.currentData()
        assert isinstance(layout, Layout)
        return layout

    def _check(self) -> None:
        text = self._text.toPlainText()
        missing = lacking(text, self._chosen())
        self._problem.show_problem(self._complaint(text, missing))
        self.ok.setEnabled(bool(text) and len(text) <= MOST_CHARACTERS and bool(self.strokes()))

    def _complaint(self, text: str, missing: list[str]) -> str:
        if len(text) > MOST_CHARACTERS:
            return tr("At most {count} characters can be typed", count=MOST_CHARACTERS)
        if not missing:
            return ""
        shown = "  ".join(_visible(char) for char in missing[:_MOST_LISTED])
        if len(missing) > _MOST_LISTED:
            shown += " …"
        return tr("This layout lacks, so they are left out: {characters}", characters=shown)


def _visible(char: str) -> str:
    return char if char.isprintable() and not char.isspace() else f"U+{ord(char):04X}"
