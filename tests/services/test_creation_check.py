"""What is refused while a new VM is being described, and in which words."""

from dataclasses import replace

import pytest

from vmdesk.model.creation import NICSpec, SourceKind, VMSpec
from vmdesk.model.hardware import Accelerator, Firmware, NetworkMode
from vmdesk.model.host import HostInfo
from vmdesk.model.network import Network
from vmdesk.model.units import GIB
from vmdesk.services.creation_check import Facts, Field, disk_warning, problems

FACTS = Facts(
    info=HostInfo(
        cpus=4,
        memory_kib=8 * 1024**2,
        free_memory_kib=4 * 1024**2,
        arch="x86_64",
        accelerators={Accelerator.TCG: ""},
        firmwares=frozenset({Firmware.BIOS}),
        secure_boot=False,
        tpm=False,
        image_folder="/images",
        local=True,
    ),
    networks=(Network("default", NetworkMode.NAT, True),),
    names=frozenset({"web"}),
    free_bytes=100 * GIB,
)
GOOD = VMSpec(
    "db",
    SourceKind.NETWORK,
    disk_bytes=10 * GIB,
    nics=(NICSpec(NetworkMode.NAT, "default"),),
)


def test_good_choices_have_no_problem():
    """A VM that can be made is not complained about."""
    assert problems(GOOD, FACTS) == {}


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("", "The name is empty"),
        ("   ", "The name is empty"),
        ("web", "A VM named “web” already exists"),
        ("a/b", "A name cannot contain /"),
        ("<b>", "A name cannot contain < >"),
        ("a\nb", "A name cannot contain line breaks or control characters"),
        ("a\x00b", "A name cannot contain line breaks or control characters"),
        ("-rf", "A name cannot begin with “-”"),
        (".hidden", "A name cannot begin with “.”"),
        (" web2", "A name cannot begin or end with a space"),
        ("x" * 300, "The name is too long: 300 bytes, at most 200 are possible"),
        ("虚" * 100, "The name is too long: 300 bytes, at most 200 are possible"),
    ],
)
def test_bad_name_is_explained(name, message):
    """Each illegal name is refused in words that say what is wrong with it."""
    found = problems(replace(GOOD, name=name), FACTS)

    assert str(found[Field.NAME]) == message


@pytest.mark.parametrize("name", ["web 2", "虚拟机", "مرحبا", "🐧", "web{x}", "a&b", "%s"])
def test_unusual_name_is_possible(name):
    """Letters of any script, and what only programs find special, are good names."""
    assert problems(replace(GOOD, name=name), FACTS) == {}


@pytest.mark.parametrize(
    ("change", "field", "message"),
    [
        ({"memory_kib": 9 * 1024**2}, Field.MEMORY, "more than the host has (8 GiB)"),
        ({"memory_kib": 0}, Field.MEMORY, "is too little"),
        ({"memory_kib": -5}, Field.MEMORY, "is too little"),
        ({"vcpus": 0}, Field.VCPUS, "at least one"),
        ({"vcpus": 1000}, Field.VCPUS, "too many for a host with 4"),
        ({"disk_bytes": 0}, Field.DISK, "A disk of 0 B is too small"),
        ({"disk_bytes": 10 * 1024**5}, Field.DISK, "A disk of 10 PiB is too large"),
        ({"nics": (NICSpec(NetworkMode.NAT, "lab"),)}, Field.NETWORK, "no network named “lab”"),
        ({"accelerator": Accelerator.KVM}, Field.ACCELERATOR, "does not offer KVM"),
        ({"firmware": Firmware.UEFI}, Field.FIRMWARE, "no UEFI firmware"),
        ({"tpm": True}, Field.FIRMWARE, "cannot emulate a TPM"),
        ({"source": SourceKind.ISO}, Field.SOURCE, "No file is chosen"),
    ],
)
def test_impossible_choice_is_explained(change, field, message):
    """What the host cannot give is refused at its field, with the figures."""
    found = problems(replace(GOOD, **change), FACTS)

    assert list(found) == [field]
    assert message in str(found[field])


def test_full_file_system_has_no_room_for_a_disk():
    """A host without free space refuses a new disk, however small."""
    found = problems(GOOD, replace(FACTS, free_bytes=1024))

    assert "1 KiB is free" in str(found[Field.DISK])


def test_disk_larger_than_the_free_room_is_a_warning():
    """A sparse disk may be larger than what is free, but the user is told."""
    warning = disk_warning(replace(GOOD, disk_bytes=200 * GIB), FACTS)

    assert warning is not None
    assert "Only 100 GiB is free" in str(warning)
    assert disk_warning(GOOD, FACTS) is None
