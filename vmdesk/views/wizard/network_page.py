"""Page 3: whom the VM reaches, how its instructions run, and (expert) its hardware."""

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QButtonGroup, QComboBox, QWidget

from vmdesk.errors import N_
from vmdesk.model.creation import NICSpec
from vmdesk.model.hardware import Accelerator, Firmware, NetworkMode
from vmdesk.model.host import HostInfo
from vmdesk.services.creation_check import Facts, Field
from vmdesk.services.text import tr
from vmdesk.views.forms.wizard_network import Ui_WizardNetwork
from vmdesk.views.wizard.choice import ChoiceButton
from vmdesk.views.wizard.network_list import NEEDS_INTERFACE, network_choices
from vmdesk.views.wizard.page import WizardPage, on_pick, on_switch
from vmdesk.views.wizard.state import WizardState
from vmdesk.views.wizard.wishes import unmet_wishes
from vmdesk.views.words import FIRMWARE_WORDS

DISK_BUSES = {
    "virtio": "virtio",
    "scsi": "SCSI (virtio-scsi)",
    "sata": "SATA",
    "ide": "IDE",
    "usb": "USB",
}
NIC_MODELS = {
    "virtio": "virtio",
    "e1000e": "Intel e1000e",
    "e1000": "Intel e1000",
    "rtl8139": "Realtek RTL8139",
}
VIDEOS = {"virtio": "virtio", "qxl": "QXL", "vga": "VGA", "bochs": "Bochs"}
FULL_SPEED = N_("The processor runs the guest directly, at full speed.")
EMULATED = N_("Every instruction is emulated: about 10 to 20 times slower, but works everywhere.")
AUTO_IS = {
    Accelerator.KVM: N_("The fastest that works here: KVM, at full speed."),
    Accelerator.TCG: N_("The only one that works here: TCG, which is slow."),
    Accelerator.XEN: N_("The fastest that works here: Xen, at full speed."),
    Accelerator.TEST: N_("This is a test driver: nothing really runs."),
    Accelerator.NATIVE: N_("This host decides it by itself."),
}


class NetworkPage(WizardPage):
    name = N_("Network")
    heading = N_("Network and system")
    explanation = N_("Whom the VM reaches, and how it runs on this host.")
    fields = frozenset({Field.NETWORK, Field.ACCELERATOR, Field.FIRMWARE})

    def __init__(self, state: WizardState) -> None:
        super().__init__(state)
        self.ui = Ui_WizardNetwork()
        self.ui.setupUi(self)
        ui = self.ui
        self._accelerators: dict[Accelerator, ChoiceButton] = {
            Accelerator.AUTO: ui.automatic,
            Accelerator.KVM: ui.kvm,
            Accelerator.TCG: ui.tcg,
        }
        group = QButtonGroup(self)
        for button in self._accelerators.values():
            group.addButton(button)
        firmwares = {kind.value: tr(word) for kind, word in FIRMWARE_WORDS.items()}
        fill(ui.firmware, firmwares)
        fill(ui.diskBus, DISK_BUSES)
        fill(ui.nicModel, NIC_MODELS)
        fill(ui.video, VIDEOS)
        self._connect()

    def first_focus(self) -> QWidget:
        return self.ui.networks

    def refresh(self) -> None:
        if facts := self.state.facts:
            self._show_networks(facts)
            self._show_accelerators(facts.info)
            self._show_hardware()
        self._show_problems()

    def _connect(self) -> None:
        state, ui = self.state, self.ui
        ui.networks.currentRowChanged.connect(self._choose_network)
        ui.bridge.textChanged.connect(self._name_interface)
        for accelerator, button in self._accelerators.items():
            on_pick(
                button,
                lambda accelerator=accelerator: state.spec.accelerator is accelerator,  # type: ignore[misc]
                lambda accelerator=accelerator: state.choose(accelerator=accelerator),  # type: ignore[misc]
            )
        ui.firmware.activated.connect(lambda _: self._choose_firmware())
        on_switch(
            ui.secureBoot,
            lambda: state.spec.secure_boot,
            lambda on: state.choose(secure_boot=on),
        )
        on_switch(ui.tpm, lambda: state.spec.tpm, lambda on: state.choose(tpm=on))
        ui.diskBus.activated.connect(lambda _: state.choose(disk_bus=ui.diskBus.currentData()))
        ui.nicModel.activated.connect(lambda _: state.choose(nic_model=ui.nicModel.currentData()))
        ui.video.activated.connect(lambda _: state.choose(video=ui.video.currentData()))

    def _choose_network(self) -> None:
        nic = self.ui.networks.nic()
        if nic is None:
            return
        if nic.mode in NEEDS_INTERFACE:
            nic = NICSpec(nic.mode, nic.network or self.ui.bridge.text().strip())
        self.state.choose(nics=() if nic.mode is NetworkMode.NONE else (nic,))

    def _name_interface(self, text: str) -> None:
        if (nic := self._nic()) and nic.mode in NEEDS_INTERFACE:
            self.state.choose(nics=(NICSpec(nic.mode, text.strip()),))

    def _choose_firmware(self) -> None:
        firmware = Firmware(self.ui.firmware.currentData())
        if firmware is Firmware.UEFI:
            self.state.choose(firmware=firmware)
        else:
            self.state.choose(firmware=firmware, secure_boot=False)

    def _nic(self) -> NICSpec:
        nics = self.state.spec.nics
        return nics[0] if nics else NICSpec(NetworkMode.NONE)

    def _show_networks(self, facts: Facts) -> None:
        nic, ui = self._nic(), self.ui
        names = {network.name for network in facts.networks}
        named = nic.mode in NEEDS_INTERFACE and nic.network not in names
        with QSignalBlocker(ui.networks):
            ui.networks.offer(network_choices(facts.networks, self.state.expert or named))
            ui.networks.show_nic(nic)
        ui.bridgeBox.setVisible(named)
        if named and ui.bridge.text().strip() != nic.network:
            with QSignalBlocker(ui.bridge):
                ui.bridge.setText(nic.network)

    def _show_accelerators(self, info: HostInfo) -> None:
        choice = self.state.spec.accelerator
        best = info.best_accelerator()
        self.ui.automatic.describe(tr(AUTO_IS.get(best, "")))
        self.ui.kvm.describe(accelerator_text(Accelerator.KVM, info))
        self.ui.tcg.describe(accelerator_text(Accelerator.TCG, info))
        for accelerator, button in self._accelerators.items():
            offered = accelerator is Accelerator.AUTO or accelerator in info.accelerators
            button.setVisible(accelerator is Accelerator.AUTO or bool(self._rivals(info)))
            button.setEnabled(offered)
            button.setChecked(choice is accelerator)

    def _rivals(self, info: HostInfo) -> set[Accelerator]:
        """Those that can be chosen on this page besides the automatic one."""
        return {Accelerator.KVM, Accelerator.TCG} & info.accelerators.keys()

    def _show_hardware(self) -> None:
        spec, ui = self.state.spec, self.ui
        needed = Field.FIRMWARE in self.state.problems()
        ui.hardwareBox.setVisible(self.state.expert or needed)
        ui.firmware.setCurrentIndex(ui.firmware.findData(spec.firmware.value))
        ui.secureBoot.setChecked(spec.secure_boot)
        ui.secureBoot.setEnabled(spec.firmware is Firmware.UEFI)
        ui.tpm.setChecked(spec.tpm)
        show(ui.diskBus, spec.disk_bus)
        show(ui.nicModel, spec.nic_model)
        show(ui.video, spec.video)

    def _show_problems(self) -> None:
        found, ui = self.state.problems(), self.ui
        ui.networkMessage.show_error(found.get(Field.NETWORK))
        if wrong := found.get(Field.FIRMWARE):
            ui.firmwareMessage.show_error(wrong)
        else:
            ui.firmwareMessage.show_warning(unmet_wishes(self.state))
        if error := found.get(Field.ACCELERATOR):
            ui.acceleratorMessage.show_error(error)
        elif facts := self.state.facts:
            ui.acceleratorMessage.show_warning(
                accelerator_warning(self.state.spec.accelerator, facts.info)
            )


def accelerator_text(accelerator: Accelerator, info: HostInfo) -> str:
    """What choosing *accelerator* means on this host, or why it cannot be recommended."""
    reason = info.accelerators.get(accelerator)
    if reason is None:
        return tr("This host does not offer it.")
    if reason:
        return tr("{reason}.", reason=tr(reason))
    return tr(FULL_SPEED if accelerator is Accelerator.KVM else EMULATED)


def accelerator_warning(choice: Accelerator, info: HostInfo) -> str:
    """What the user should know before going on with *choice*; "" for nothing."""
    used = info.best_accelerator() if choice is Accelerator.AUTO else choice
    reason = info.accelerators.get(used, "")
    if reason:
        return tr("This will hardly work here. {reason}.", reason=tr(reason))
    if used is Accelerator.TCG:
        return tr("This VM will be emulated (TCG): about 10 to 20 times slower than with KVM.")
    return ""


def fill(box: QComboBox, words: dict[str, str]) -> None:
    for value, word in words.items():
        box.addItem(word, value)


def show(box: QComboBox, value: str) -> None:
    """Show *value*, added where it is none of the usual ones."""
    if box.findData(value) < 0:
        box.addItem(value, value)
    box.setCurrentIndex(box.findData(value))
