"""Change what a libvirt host keeps about a VM: name, autostart, notes, folder and tags."""

import unicodedata
from collections.abc import Sequence
from typing import Any

import libvirt
from lxml import etree

from vmdesk.backends.libvirt.connection import Connection
from vmdesk.backends.libvirt.devices import METADATA_PREFIX, METADATA_URI
from vmdesk.backends.libvirt.xml import Element, parse, to_text
from vmdesk.errors import N_, InvalidInput, InvalidState
from vmdesk.model.naming import check_name
from vmdesk.model.vm import VMRef

# Control characters and halves of surrogate pairs, by Unicode category, and two that are neither.
_NOT_IN_XML = ("Cc", "Cs")
_NO_CHARACTERS = "\ufffe\uffff"


class LibvirtConfiguration:
    """Not every driver and version has an event for each of these changes, so the listener is told
    of them here too."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def rename(self, ref: VMRef, name: str) -> None:
        """InvalidInput for a name that cannot be or is taken, InvalidState while the VM runs."""
        check_name(name)
        await self._connection.run(lambda conn: _rename(conn, ref, name))
        self._connection.notify(ref)

    async def set_autostart(self, ref: VMRef, on: bool) -> None:
        await self._connection.run(
            lambda conn: self._connection.lookup(conn, ref).setAutostart(int(on))
        )
        self._connection.notify(ref)

    async def set_notes(self, ref: VMRef, notes: str) -> None:
        text = _xml_text(notes.replace("\r\n", "\n"))
        await self._connection.run(lambda conn: _set_notes(conn, ref, text))
        self._connection.notify(ref)

    async def set_labels(self, ref: VMRef, folder: str, tags: Sequence[str]) -> None:
        """*folder* is a path with "/" between its names; what is empty or double is dropped."""
        names = (name.strip() for name in _xml_text(folder).split("/"))
        path = "/".join(name for name in names if name)
        words = tuple(dict.fromkeys(word for tag in tags if (word := _xml_text(tag).strip())))
        await self._connection.run(lambda conn: _set_labels(conn, ref, path, words))
        self._connection.notify(ref)


def _rename(conn: Any, ref: VMRef, name: str) -> None:
    domain = Connection.lookup(conn, ref)
    old = domain.name()
    if name == old:
        return
    if domain.isActive():
        raise InvalidState(
            N_("“{name}” cannot be renamed while it runs"), hint=N_("Shut it down first"), name=old
        )
    check_name(name, [other.name() for other in conn.listAllDomains()])
    domain.rename(name)


def _set_notes(conn: Any, ref: VMRef, notes: str) -> None:
    domain = Connection.lookup(conn, ref)
    kind = libvirt.VIR_DOMAIN_METADATA_DESCRIPTION
    domain.setMetadata(kind, notes or None, None, None, _everywhere(domain))


def _set_labels(conn: Any, ref: VMRef, folder: str, tags: Sequence[str]) -> None:
    domain = Connection.lookup(conn, ref)
    labels = _labels(domain)
    for old in [*labels.findall("folder"), *labels.findall("tag")]:
        labels.remove(old)
    for tag, texts in (("folder", [folder] if folder else []), ("tag", tags)):
        for text in texts:
            etree.SubElement(labels, tag).text = text
    domain.setMetadata(
        libvirt.VIR_DOMAIN_METADATA_ELEMENT,
        to_text(labels) if len(labels) else None,
        METADATA_PREFIX,
        METADATA_URI,
        _everywhere(domain),
    )


def _labels(domain: Any) -> Element:
    """VMDesk's element as it is now, with whatever a later VMDesk may have put there. libvirt takes
    and gives it without its namespace."""
    where = libvirt.VIR_DOMAIN_AFFECT_CURRENT
    if domain.isPersistent():
        where = libvirt.VIR_DOMAIN_AFFECT_CONFIG
    try:
        return parse(domain.metadata(libvirt.VIR_DOMAIN_METADATA_ELEMENT, METADATA_URI, where))
    except libvirt.libvirtError as error:
        if error.get_error_code() != libvirt.VIR_ERR_NO_DOMAIN_METADATA:
            raise
    return etree.Element("vm")


def _everywhere(domain: Any) -> int:
    """The flags that change the running VM and its configuration alike, whichever there is."""
    flags = 0
    if domain.isActive():
        flags |= libvirt.VIR_DOMAIN_AFFECT_LIVE
    if domain.isPersistent():
        flags |= libvirt.VIR_DOMAIN_AFFECT_CONFIG
    return flags


def _xml_text(text: str) -> str:
    """*text*, which XML can hold; InvalidInput when it cannot."""
    if any(map(_not_in_xml, text)):
        raise InvalidInput(N_("Control characters cannot be kept in notes, folders or tags"))
    return text


def _not_in_xml(char: str) -> bool:
    if char in _NO_CHARACTERS:
        return True
    return char not in "\n\t" and unicodedata.category(char) in _NOT_IN_XML
