"""The XML of a VM that is like another one, with an identity and disks of its own."""

from collections.abc import Mapping

from vmdesk.backends.libvirt.building import element
from vmdesk.backends.libvirt.xml import Element, parse, to_text


def copy_xml(original: str, name: str, disks: Mapping[str, str]) -> str:
    """*original* (domain XML as it is when off) called *name*, each path of *disks* replaced by
    its qcow2 copy.

    UUID, MACs and the generation ID are left out for libvirt to make new ones, and so is the path
    of the NVRAM, which libvirt then fills anew from the firmware's own template.
    """
    root = parse(original)
    _set_name(root, name)
    for path in ("uuid", "devices/interface/mac", "devices/interface/target"):
        for node in root.findall(path):
            _remove(node)
    for node in root.findall("genid"):
        node.text = None
    for node in root.findall("os/nvram"):
        _forget_path(node)
    for disk in root.iterfind("devices/disk"):
        _move(disk, disks)
    return to_text(root)


def _set_name(root: Element, name: str) -> None:
    for node in root.findall("name"):
        _remove(node)
    root.insert(0, element("name", name))


def _remove(node: Element) -> None:
    parent = node.getparent()
    if parent is not None:
        parent.remove(node)


def _forget_path(nvram: Element) -> None:
    """Keep the template and what else is said of the NVRAM."""
    nvram.text = None
    for source in nvram.findall("source"):
        nvram.remove(source)
    nvram.attrib.pop("type", "")
    if not nvram.attrib:
        _remove(nvram)


def _move(disk: Element, disks: Mapping[str, str]) -> None:
    source = disk.find("source")
    if source is None:
        return
    target = disks.get(str(source.get("file") or source.get("dev") or ""))
    if target is None:
        return
    disk.set("type", "file")
    disk.replace(source, element("source", file=target))
    for chain in disk.findall("backingStore"):
        disk.remove(chain)
    driver = disk.find("driver")
    if driver is not None:
        driver.set("type", "qcow2")
