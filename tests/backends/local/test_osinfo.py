"""Recognising operating systems with the real OS database."""

import json
from pathlib import Path

import pytest

from tests.backends.local.test_iso import image
from vmdesk.backends.local import iso, osinfo
from vmdesk.errors import Unsupported
from vmdesk.model.hardware import Firmware

MICROSOFT = "MICROSOFT CORPORATION"
VIRTIO_NET = "http://pcisig.com/pci/1af4/1000"
OWN_OS = """<libosinfo version="0.0.1"><os id="http://example.org/own/1">
  <short-id>own1</short-id><name>Own 1</name><vendor>Me</vendor><family>linux</family>
  <derives-from id="{parent}"/>{more}</os></libosinfo>"""


@pytest.fixture
def database(run):
    return run(osinfo.load())


def identified(run, database, volume_id, publisher="", system=""):
    head = iso.parse(image(volume_id, publisher=publisher, system=system))
    return run(database.detect(head))


@pytest.mark.parametrize(
    ("volume_id", "publisher", "system", "short_id"),
    [
        ("Debian 11.6.0 amd64 n", "", "", "debian11"),
        ("Ubuntu 22.04.1 LTS amd64", "", "", "ubuntu22.04"),
        ("Ubuntu-Server 22.04 LTS amd64", "", "", "ubuntu22.04"),
        ("Fedora-WS-Live-37-1-7", "", "LINUX", "fedora37"),
        ("Fedora-S-dvd-x86_64-37", "", "LINUX", "fedora37"),
        ("CCCOMA_X64FRE_EN-US_DV9", MICROSOFT, "", "win11"),
        ("CENA_X64FREV_EN-US_DV5", MICROSOFT, "", "win10"),
        ("AlmaLinux-9-1-x86_64-dvd", "", "LINUX", "almalinux9"),
    ],
)
def test_an_image_is_recognised(run, database, volume_id, publisher, system, short_id):
    """Each image's identifiers lead to the release it is of."""
    found = identified(run, database, volume_id, publisher, system)
    assert short_id in found.os.short_ids
    assert found.exact


def test_a_live_desktop_is_told_from_a_server(run, database):
    """The medium says whether it can be tried without installing and what it brings."""
    desktop = identified(run, database, "Ubuntu 22.04.1 LTS amd64")
    server = identified(run, database, "Debian 11.6.0 amd64 n")
    assert (desktop.media.live, desktop.media.desktop) == (True, True)
    assert (server.media.live, server.media.desktop) == (False, False)


def test_windows_10_is_offered_where_an_image_could_be_it(run, database):
    """Windows 10 and 11 share identifiers: the newer is assumed, the older said."""
    found = identified(run, database, "CCCOMA_X64FRE_EN-US_DV9", MICROSOFT)
    assert "win10" in [other.short_id for other in found.others]


def test_the_publisher_counts(run, database):
    """A volume id alone does not make a Windows disc."""
    assert identified(run, database, "CCCOMA_X64FRE_EN-US_DV9", "SOMEBODY ELSE") is None


def test_a_newer_release_than_the_database_knows_is_taken_for_the_newest_known(
    run, tmp_path, database
):
    """A release from after the database's date gets the settings of the one before it."""
    release = database.find("debian11")
    found = identified(run, database, "Debian 99.1.0 amd64 n")
    assert not found.exact
    assert found.os.distro == release.distro
    assert found.os.released >= release.released
    assert identified(run, database, "Ubuntu 98.04 LTS amd64").os.distro == "ubuntu"


def test_an_unknown_image_is_none(run, database):
    """No guess is made from nothing."""
    assert identified(run, database, "HOLIDAY_PHOTOS") is None
    assert identified(run, database, "") is None


def test_hardware_is_inherited(database):
    """Debian 11 names two devices itself and has all its predecessors' drivers."""
    debian = database.find("debian11")
    assert {"virtio-net", "virtio-block", "virtio1.0-gpu"} <= set(debian.devices)
    assert debian.boots_from(Firmware.UEFI, "x86_64") is True
    windows = database.find("win11")
    assert windows.boots_from(Firmware.BIOS, "x86_64") is False
    assert windows.needs_on("x86_64").minimum.memory_kib == 4 * 1024 * 1024


def test_search_finds_by_words_in_any_order_newest_first(database):
    """Every word must occur somewhere in the names; case does not matter."""
    found = [system.short_id for system in database.search("SERVER windows 20")]
    assert found.index("win2k22") < found.index("win2k19") < found.index("win2k16")
    assert [s.short_id for s in database.search("bullseye")] == ["debian11"]
    assert database.search("no such system") == []


def test_nothing_is_hidden(database):
    """A blank search lists everything, ended releases too."""
    everything = database.search("  ")
    assert len(everything) == len(database.systems) > 700
    assert any(system.short_id == "win95" for system in everything)


def test_the_cache_gives_the_same_and_a_damaged_one_is_replaced(
    run, database, tmp_path, monkeypatch
):
    """What is read back equals what was read first, also after the cache was damaged."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    cache = tmp_path / "vmdesk" / "osinfo.json"
    assert run(osinfo.load()).systems == database.systems
    whole = cache.read_bytes()
    assert run(osinfo.load()).systems == database.systems
    for damaged in (b"", b"[]", b"null", whole[:-20], whole.replace(b'"arch"', b'"bow"', 1)):
        cache.write_bytes(damaged)
        assert run(osinfo.load()).systems == database.systems
        assert cache.read_bytes() == whole


def test_a_users_folder_adds_and_overrides(run, tmp_path):
    """An OS of the user's own inherits from the system's; a file of the same name replaces it."""
    own = tmp_path / "os" / "example.org"
    own.mkdir(parents=True)
    text = OWN_OS.format(parent="http://debian.org/debian/11", more="")
    (own / "own-1.xml").write_text(text)
    folders = [Path("/usr/share/osinfo"), tmp_path]
    assert "virtio-net" in run(osinfo.load(folders)).find("own1").devices
    (own / "own-1.xml").write_text(
        OWN_OS.format(
            parent="http://debian.org/debian/11",
            more=f'<devices><device id="{VIRTIO_NET}" supported="false"/></devices>',
        )
    )
    assert "virtio-net" not in run(osinfo.load(folders)).find("own1").devices


def test_odd_files_do_no_harm(run, tmp_path):
    """No XML, circles of inheritance and broken patterns leave the rest usable."""
    folder = tmp_path / "os" / "example.org"
    folder.mkdir(parents=True)
    (folder / "noise.xml").write_bytes(b"\0not xml")
    more = '<media arch="all"><iso><volume-id>(unclosed</volume-id></iso></media>'
    (folder / "own.xml").write_text(OWN_OS.format(parent="http://example.org/own/1", more=more))
    database = run(osinfo.load([tmp_path]))
    assert [system.short_id for system in database.systems] == ["own1"]
    assert identified(run, database, "(unclosed") is None


def test_without_a_database_the_package_is_named(run, tmp_path):
    """The user reads what to install."""
    with pytest.raises(Unsupported) as caught:
        run(osinfo.load([tmp_path]))
    assert caught.value.hint == "Install it: sudo apt install osinfo-db"


def test_the_folders_are_libosinfos():
    """The environment moves each of the three folders."""
    environment = {"OSINFO_SYSTEM_DIR": "/a", "OSINFO_LOCAL_DIR": "/b", "OSINFO_USER_DIR": "/c"}
    assert osinfo.database_folders(environment) == [Path("/a"), Path("/b"), Path("/c")]
    assert osinfo.database_folders({})[:2] == [Path("/usr/share/osinfo"), Path("/etc/osinfo")]


def test_the_cache_is_small_enough_to_be_read_between_two_frames(run, database, shared_cache):
    """The cache holds every OS and stays below two megabytes."""
    stored = (shared_cache / "vmdesk" / "osinfo.json").read_bytes()
    assert len(stored) < 2_000_000
    assert len(json.loads(stored)["systems"]) == len(database.systems)
