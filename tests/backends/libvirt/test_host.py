"""What a host offers to VMs, and why an accelerator cannot be used."""

import pytest

from vmdesk.backends.libvirt.host import (
    KVM_NOT_OFFERED,
    KVM_PARAVIRTUAL,
    flags_of_cpuinfo,
    kvm_reason,
    qemu_account,
)
from vmdesk.backends.libvirt.xml import parse
from vmdesk.model.hardware import Accelerator, Firmware

CPUINFO = """processor\t: 0
model name\t: Some CPU
flags\t\t: fpu vmx sse2

processor\t: 1
flags\t\t: fpu
"""
DAC = """<capabilities><host><secmodel><model>none</model></secmodel><secmodel><model>dac</model>
<baselabel type="kvm">+{uid}:+{gid}</baselabel></secmodel></host></capabilities>"""


def test_flags_are_the_first_processors():
    """The flags of /proc/cpuinfo are words, taken once for all processors."""
    assert flags_of_cpuinfo(CPUINFO) == {"fpu", "vmx", "sse2"}
    assert flags_of_cpuinfo("") == frozenset()


@pytest.mark.parametrize(
    ("offered", "virtualization", "reason"),
    [
        (True, True, ""),
        (True, False, KVM_PARAVIRTUAL),
        (False, True, KVM_NOT_OFFERED),
        (False, False, KVM_NOT_OFFERED),
    ],
)
def test_kvm_needs_libvirt_and_processor(offered, virtualization, reason):
    """KVM counts as usable only where libvirt offers it and the processor virtualizes."""
    assert kvm_reason(offered, virtualization) == reason


def test_the_test_driver_has_one_accelerator(with_host):
    """A test host says what it is, and that only BIOS machines without a TPM run there."""

    async def scenario(backend, _vm):
        return await backend.creation.host_info()

    info = with_host(scenario)
    assert info.accelerators == {Accelerator.TEST: ""}
    assert info.best_accelerator() is Accelerator.TEST
    assert info.firmwares == {Firmware.BIOS}
    assert not info.tpm
    assert info.cpus > 0
    assert info.memory_kib >= info.free_memory_kib > 0


def test_qemus_user_is_read_from_the_dac_label():
    """The user that QEMU runs as comes with all its groups; without a label it is unknown."""
    found = qemu_account(parse(DAC.format(uid=123456, gid=234567)))
    assert found is not None
    assert (found.uid, found.name, found.gids) == (123456, "123456", frozenset({234567}))
    assert qemu_account(parse(DAC.format(uid="x", gid="y"))) is None
    assert qemu_account(parse("<capabilities><host/></capabilities>")) is None
