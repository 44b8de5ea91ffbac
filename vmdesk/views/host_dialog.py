"""Connect to a host: the usual ones by name, any other by its address."""

from collections.abc import Callable, Collection
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from vmdesk.errors import N_, VMDeskError
from vmdesk.services.text import error_text, tr
from vmdesk.views.dialogs import Dialog, ProblemLine
from vmdesk.views.forms.add_host import Ui_AddHost


@dataclass(frozen=True, slots=True)
class Preset:
    """*uri* is made of what was typed; *about* says what such a host can do."""

    uri: Callable[[str, str, str], str]
    about: str
    fields: Collection[str] = ()


def _remote(scheme: str, user: str, host: str) -> str:
    # An IPv6 address has colons of its own.
    host = f"[{host}]" if host.count(":") > 1 and not host.startswith("[") else host
    return f"{scheme}://{user}@{host}/system" if user else f"{scheme}://{host}/system"


# In the order of the form's list.
PRESETS = (
    Preset(
        lambda user, host, address: "qemu:///system",
        N_("The VMs of this computer, for everybody who may manage them."),
    ),
    Preset(
        lambda user, host, address: "qemu:///session",
        N_("VMs that are yours alone; no permission is needed, but their networks are simpler."),
    ),
    Preset(
        lambda user, host, address: _remote("qemu+ssh", user, host),
        N_("Uses your SSH keys; libvirt must run there and the user may manage it."),
        ("user", "host"),
    ),
    Preset(
        lambda user, host, address: _remote("qemu+tcp", "", host),
        N_("Not encrypted: only inside a network that you trust."),
        ("host",),
    ),
    Preset(
        lambda user, host, address: address,
        N_("Any address that libvirt knows, e.g. xen+ssh://root@host/ or test:///default."),
        ("address",),
    ),
)


class HostDialog(Dialog):
    """*check* raises what is wrong with an address; *known* are those already in the list."""

    def __init__(
        self, known: Collection[str], check: Callable[[str], object], parent: QWidget | None
    ) -> None:
        super().__init__(parent, tr("Connect to a host"), N_("Connect"))
        self._known, self._check_uri = known, check
        holder = QWidget()
        self._form = Ui_AddHost()
        self._form.setupUi(holder)
        self._fields = {
            "user": (self._form.userLabel, self._form.user),
            "host": (self._form.hostLabel, self._form.host),
            "address": (self._form.addressLabel, self._form.address),
        }
        self._problem = ProblemLine()
        self.body.addWidget(holder)
        self.body.addWidget(self._problem)
        self._form.kind.currentIndexChanged.connect(self._refresh)
        for _, field in self._fields.values():
            field.textChanged.connect(self._refresh)
        free = [i for i, preset in enumerate(PRESETS[:2]) if preset.uri("", "", "") not in known]
        self._form.kind.setCurrentIndex(free[0] if free else 2)
        self._refresh()
        self.resize(520, 300)

    def uri(self) -> str:
        texts = [field.text().strip() for _, field in self._fields.values()]
        return PRESETS[self._form.kind.currentIndex()].uri(*texts)

    def _refresh(self) -> None:
        preset = PRESETS[self._form.kind.currentIndex()]
        for name, (label, field) in self._fields.items():
            label.setVisible(name in preset.fields)
            field.setVisible(name in preset.fields)
        self._form.about.setText(tr(preset.about))
        empty = [n for n in preset.fields if n != "user" and not self._fields[n][1].text().strip()]
        problem = "" if empty else self._what_is_wrong(self.uri())
        self._problem.show_problem(problem)
        self.ok.setEnabled(not empty and not problem)

    def _what_is_wrong(self, uri: str) -> str:
        if uri in self._known:
            return tr("{uri} is in the list already", uri=uri)
        host, user = self._form.host.text().strip(), self._form.user.text().strip()
        shown = PRESETS[self._form.kind.currentIndex()].fields
        bad = "host" in shown and (_not_a_name(host) or _not_a_name(user))
        if bad:
            return tr("A user or host name has no spaces and none of / @ ? #")
        try:
            self._check_uri(uri)
        except VMDeskError as error:
            return error_text(error)
        return ""


def _not_a_name(text: str) -> bool:
    return text.startswith("-") or any(char.isspace() or char in "/@?#\\" for char in text)
