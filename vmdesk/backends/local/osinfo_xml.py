"""Reads osinfo-db's files: one folder of small XML files for each vendor."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from lxml import etree

from vmdesk.model.hardware import Firmware
from vmdesk.model.os import OSFirmware, OSInfo, OSMedia, OSNeeds, OSResources

Element = Any
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
FIRMWARES = {"efi": Firmware.UEFI, "bios": Firmware.BIOS}
DESKTOP_WORDS = ("desktop", "workstation", "-live", "_live")


@dataclass(slots=True)
class Entry:
    """What the files say about one OS itself, and whom it inherits the rest from."""

    info: OSInfo
    ancestors: list[str] = field(default_factory=list)
    upgraded: list[str] = field(default_factory=list)
    devices: dict[str, bool] = field(default_factory=dict)


def read_database(files: Iterable[Path]) -> list[OSInfo]:
    """Every OS in *files*, with what it inherits; a file that is no XML is left out. Blocks.

    The format is described by osinfo-db's schema/osinfo.rng, the rules of inheritance by
    libosinfo: devices and firmware come from what an OS derives from or clones. Resources do too,
    where it has none of its own, and else from what it upgrades. Files that share an OS's id add
    to it.
    """
    entries: dict[str, Entry] = {}
    device_names: dict[str, str] = {}
    for root in map(_root, files):
        if root is None:
            continue
        for element in root.iterfind("os"):
            _merge(entries, element)
        for element in root.iterfind("device"):
            if name := _text(element, "name"):
                device_names[element.get("id", "")] = name
    return [_inherited(entry, entries, device_names) for entry in entries.values()]


def _root(file: Path) -> Element | None:
    try:
        return etree.parse(file, etree.XMLParser(resolve_entities=False, no_network=True)).getroot()
    except (OSError, etree.XMLSyntaxError):
        return None


def _merge(entries: dict[str, Entry], element: Element) -> None:
    identity = element.get("id", "")
    entry = entries.get(identity)
    if entry is None:
        entry = entries[identity] = Entry(OSInfo(identity, (), identity))
    entry.info = _with_own(entry.info, element)
    for tag, known in (
        ("derives-from", entry.ancestors),
        ("clones", entry.ancestors),
        ("upgrades", entry.upgraded),
    ):
        known += [related.get("id", "") for related in element.iterfind(tag)]
    for device in element.iterfind("devices/device"):
        entry.devices[device.get("id", "")] = device.get("supported") != "false"


def _with_own(info: OSInfo, os: Element) -> OSInfo:
    texts: dict[str, Any] = {
        "name": _text(os, "name"),
        "vendor": _text(os, "vendor"),
        "family": _text(os, "family"),
        "distro": _text(os, "distro"),
        "version": _text(os, "version"),
        "codename": _text(os, "codename"),
        "released": _text(os, "release-date"),
        "ended": _text(os, "eol-date"),
        "status": _text(os, "release-status"),
    }
    short_ids = tuple(e.text.strip() for e in os.iterfind("short-id") if e.text)
    return replace(
        info,
        **{name: text for name, text in texts.items() if text},
        short_ids=info.short_ids + short_ids,
        needs=info.needs + tuple(map(_needs, os.iterfind("resources"))),
        firmwares=info.firmwares + tuple(_firmwares(os)),
        media=info.media + tuple(_media(os)),
    )


def _text(parent: Element, tag: str) -> str:
    """The text of the child that is in no particular language."""
    for child in parent.iterfind(tag):
        if child.get(LANGUAGE) is None:
            return (child.text or "").strip()
    return ""


def _needs(element: Element) -> OSNeeds:
    return OSNeeds(
        element.get("arch", "all"),
        _resources(element.find("minimum")),
        _resources(element.find("recommended")),
        _resources(element.find("maximum")),
    )


def _resources(element: Element | None) -> OSResources:
    if element is None:
        return OSResources()
    memory_bytes = _number(element, "ram")
    memory_kib = None if memory_bytes is None else memory_bytes // 1024
    return OSResources(_number(element, "n-cpus"), memory_kib, _number(element, "storage"))


def _number(parent: Element, tag: str) -> int | None:
    text = _text(parent, tag)
    # Negative numbers stand for "not known" in some files.
    return int(text) if text.isdecimal() else None


def _firmwares(os: Element) -> Iterator[OSFirmware]:
    for element in os.iterfind("firmware"):
        if firmware := FIRMWARES.get(element.get("type", "")):
            supported = element.get("supported") != "false"
            yield OSFirmware(element.get("arch", "all"), firmware, supported)


def _media(os: Element) -> Iterator[OSMedia]:
    """The discs that can be told apart; one without identifiers would match everything."""
    for element in os.iterfind("media"):
        iso = element.find("iso")
        if iso is None:
            continue
        variants = " ".join(variant.get("id", "") for variant in element.iterfind("variant"))
        hints = f"{variants} {_text(element, 'url')} {_text(iso, 'volume-id')}".lower()
        media = OSMedia(
            arch=element.get("arch", "all"),
            live=element.get("live") == "true",
            installer=element.get("installer") != "false",
            desktop=any(word in hints for word in DESKTOP_WORDS),
            volume_id=_text(iso, "volume-id"),
            publisher_id=_text(iso, "publisher-id"),
            system_id=_text(iso, "system-id"),
            application_id=_text(iso, "application-id"),
            size_bytes=_number(iso, "volume-size") or 0,
        )
        if media.volume_id or media.publisher_id or media.system_id or media.application_id:
            yield media


def _inherited(entry: Entry, entries: dict[str, Entry], names: dict[str, str]) -> OSInfo:
    line = _line(entry, entries, upgraded=False)
    devices: dict[str, bool] = {}
    firmwares: dict[tuple[str, Firmware], OSFirmware] = {}
    for ancestor in reversed(line):
        devices |= ancestor.devices
        firmwares |= {(f.arch, f.firmware): f for f in ancestor.info.firmwares}
    with_needs = (a for a in _line(entry, entries, upgraded=True) if _says_needs(a))
    return replace(
        entry.info,
        devices=tuple(sorted({names.get(i, i) for i, good in devices.items() if good})),
        firmwares=tuple(firmwares.values()),
        needs=next((ancestor.info.needs for ancestor in with_needs), ()),
    )


def _says_needs(entry: Entry) -> bool:
    """Whether it has resources of its own: <resources inherit="true"/> has nothing in it."""
    nothing = OSResources()
    return any(n.minimum != nothing or n.recommended != nothing for n in entry.info.needs)


def _line(entry: Entry, entries: dict[str, Entry], *, upgraded: bool) -> list[Entry]:
    """The entry and those it inherits from, nearest first, each once."""
    line = {entry.info.id: entry}
    queue = [entry]
    while queue:
        current = queue.pop(0)
        for identity in current.ancestors + (current.upgraded if upgraded else []):
            if identity not in line and identity in entries:
                line[identity] = entries[identity]
                queue.append(entries[identity])
    return list(line.values())
