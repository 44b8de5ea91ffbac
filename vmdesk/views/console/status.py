"""The small print of a console: the guest's size, the scale, and what its clipboard does."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from vmdesk.errors import N_
from vmdesk.model.display import ClipboardPath
from vmdesk.services.text import tr
from vmdesk.views.cards import ElidedLabel
from vmdesk.views.words import tool_tip

CLIPBOARD = {
    ClipboardPath.READY: N_("Clipboard: shared"),
    ClipboardPath.NO_AGENT: N_("Clipboard: the guest has no agent"),
    ClipboardPath.NONE: N_("Clipboard: the VM has no channel"),
    ClipboardPath.TOO_OLD: N_("Clipboard: not before QEMU 10.1"),
}
_WHY = {
    ClipboardPath.READY: N_("What is copied in the one can be pasted in the other"),
    ClipboardPath.NO_AGENT: N_("Install spice-vdagent in the guest"),
    ClipboardPath.NONE: N_("Add a qemu-vdagent channel to the VM"),
    ClipboardPath.TOO_OLD: N_(
        "With a clipboard channel, this host's QEMU could neither save the VM nor take snapshots"
    ),
}
SWITCHED_OFF = N_("Clipboard: not shared")

_ORDER = ("size", "scale", "view-only", "clipboard")


class StatusStrip(QWidget):
    """One line that gives way when there is no room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = ElidedLabel(parent=self)
        self._label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._parts: dict[str, str] = {}
        self._tips: dict[str, str] = {}

    @property
    def label(self) -> QLabel:
        return self._label

    def show_size(self, size: QSize, scale: float) -> None:
        """The guest's size in its pixels, and device pixels to each of them."""
        self._put("size", "" if size.isEmpty() else f"{size.width()}×{size.height()}")
        percent = tr("{percent} %", percent=round(scale * 100)) if scale else ""
        self._put("scale", "" if size.isEmpty() else percent)

    def show_view_only(self, on: bool) -> None:
        self._put("view-only", tr("View only") if on else "")

    def show_clipboard(self, path: ClipboardPath, shared: bool) -> None:
        """*shared*: whether the user wants it."""
        if path is ClipboardPath.READY and not shared:
            self._put("clipboard", tr(SWITCHED_OFF))
            return
        label, why = CLIPBOARD.get(path, ""), _WHY.get(path, "")
        self._put("clipboard", tr(label) if label else "", tr(why) if why else "")

    def _put(self, what: str, text: str, why: str = "") -> None:
        self._parts[what], self._tips[what] = text, why
        shown = "  ·  ".join(filter(None, (self._parts.get(part) for part in _ORDER)))
        self._label.show_text(shown)
        tips = filter(None, self._tips.values())
        self._label.setToolTip(tool_tip("\n".join([shown, *tips])))

    def resizeEvent(self, event: object) -> None:
        self._label.setGeometry(self.rect())
        wanted = self._label.fontMetrics().horizontalAdvance(self._label.text())
        self._label.setVisible(self.width() > min(wanted, 70))

    def sizeHint(self) -> QSize:
        return QSize(60, self._label.sizeHint().height())
