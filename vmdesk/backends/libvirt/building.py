"""New XML, element by element: no text ever becomes markup."""

from lxml import etree

from vmdesk.backends.libvirt.xml import Element
from vmdesk.errors import N_, InvalidInput


def element(tag: str, *content: Element | str, **attributes: str | int) -> Element:
    """A new element holding *content*: its text, then its children.

    InvalidInput when a text has characters that XML cannot hold.
    """
    made = etree.Element(tag)
    try:
        for name, value in attributes.items():
            made.set(name, str(value))
        for part in content:
            if isinstance(part, str):
                made.text = part
            else:
                made.append(part)
    except ValueError as error:
        raise InvalidInput(
            N_("A text contains control characters, which a VM cannot hold"), detail=str(error)
        ) from error
    return made
