"""What the guest's operating system asks for and this host cannot give."""

from vmdesk.model.hardware import Firmware
from vmdesk.services.text import tr
from vmdesk.views.wizard.state import WizardState


def unmet_wishes(state: WizardState) -> str:
    """A sentence for each, with what would help; "" when the host lacks nothing."""
    spec, wished, facts = state.spec, state.wished, state.facts
    if wished is None or facts is None:
        return ""
    system = state.system.name if state.system else tr("This system")
    said = []
    lacks_uefi = Firmware.UEFI not in facts.info.firmwares
    if lacks_uefi and wished.firmware is Firmware.UEFI and spec.firmware is not Firmware.UEFI:
        said.append(
            tr("{system} asks for UEFI: install the package ovmf on the host.", system=system)
        )
    elif wished.secure_boot and not spec.secure_boot and not facts.info.secure_boot:
        said.append(
            tr(
                "{system} asks for Secure Boot: install the package ovmf on the host.",
                system=system,
            )
        )
    if wished.tpm and not spec.tpm and not facts.info.tpm:
        said.append(
            tr("{system} asks for a TPM 2.0: install the package swtpm on the host.", system=system)
        )
    return " ".join(said)
