"""libvirt XML as attributes: a Node edits its element in place, so what we do not know survives."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, Self, TypeVar, overload

from lxml import etree

from vmdesk.errors import N_, InvalidInput

T = TypeVar("T")
N = TypeVar("N", bound="Node")

Element = etree._Element

_STEPS = re.compile(r"(?:\{[^}]*\})?[^/]+")


@dataclass(frozen=True, slots=True)
class Codec(Generic[T]):
    """How a value is written in XML."""

    load: Callable[[str], T]
    dump: Callable[[T], str]


def _int(text: str) -> int:
    return int(text.strip(), 0)


TEXT: Codec[str] = Codec(str, str)
INT: Codec[int] = Codec(_int, str)
YES_NO: Codec[bool] = Codec("yes".__eq__, lambda on: "yes" if on else "no")
ON_OFF: Codec[bool] = Codec("on".__eq__, lambda on: "on" if on else "off")
UP_DOWN: Codec[bool] = Codec("up".__eq__, lambda up: "up" if up else "down")


def parse(text: str) -> Element:
    """The root of *text*; InvalidInput when it is no XML. Nothing outside the text is read and no
    entity expanded, so a document from anywhere is safe."""
    # A parser of its own for each text: lxml's are locked, and hosts describe VMs on many threads.
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False
    )
    try:
        root = etree.fromstring(text.encode(), parser)
    except (etree.XMLSyntaxError, UnicodeEncodeError) as error:
        raise InvalidInput(N_("This is not well-formed XML"), detail=str(error)) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise InvalidInput(N_("XML with a document type is not read"))
    return root


def to_text(element: Element) -> str:
    """*element* without what follows it."""
    return etree.tostring(element, encoding="unicode", with_tail=False)


class Node:
    """A view of one element. Two nodes over the same element always agree."""

    tag: str

    def __init__(self, element: Element) -> None:
        self.element = element

    @classmethod
    def parse(cls, text: str) -> Self:
        return cls(parse(text))

    @classmethod
    def new(cls, **values: Any) -> Self:
        """A new element; *values* are set on its fields."""
        node = cls(etree.Element(cls.tag))
        for name, value in values.items():
            setattr(node, name, value)
        return node

    def to_text(self) -> str:
        return to_text(self.element)

    def remove(self) -> None:
        """Take the element out of its document."""
        parent = self.element.getparent()
        if parent is not None:
            parent.remove(self.element)


class Field(Generic[T]):
    """One value at "child/grandchild@attribute", or the text of "child/grandchild".

    Reads None where there is nothing; setting None takes the value away, and its element where
    nothing else is in it. Tags may carry a namespace: "{urn:x}tag".
    """

    def __init__(self, path: str, codec: Codec[T]) -> None:
        where, at, attribute = path.rpartition("@") if "@" in path else (path, "", "")
        self._path = where
        self._steps = tuple(_STEPS.findall(where))
        self._attribute = attribute if at else ""
        self._codec = codec

    @overload
    def __get__(self, node: None, owner: type) -> Self: ...
    @overload
    def __get__(self, node: Node, owner: type) -> T | None: ...
    def __get__(self, node: Node | None, owner: type) -> Self | T | None:
        if node is None:
            return self
        element = node.element.find(self._path) if self._path else node.element
        if element is None:
            return None
        raw = element.get(self._attribute) if self._attribute else element.text
        return None if raw is None else self._codec.load(raw)

    def __set__(self, node: Node, value: T | None) -> None:
        if value is None:
            self._remove(node.element)
            return
        element = grown(node.element, self._steps)
        if self._attribute:
            element.set(self._attribute, self._codec.dump(value))
        else:
            element.text = self._codec.dump(value)

    def _remove(self, root: Element) -> None:
        element = root.find(self._path) if self._path else root
        if element is None:
            return
        if self._attribute:
            element.attrib.pop(self._attribute, "")
        else:
            element.text = None
        if element is not root and _empty(element):
            Node(element).remove()


class Flag:
    """True where the element "child/grandchild" is there, whatever is in it."""

    def __init__(self, path: str) -> None:
        self._path = path

    @overload
    def __get__(self, node: None, owner: type) -> Self: ...
    @overload
    def __get__(self, node: Node, owner: type) -> bool: ...
    def __get__(self, node: Node | None, owner: type) -> Self | bool:
        return self if node is None else node.element.find(self._path) is not None

    def __set__(self, node: Node, on: bool) -> None:
        element = node.element.find(self._path)
        if on:
            grown(node.element, _STEPS.findall(self._path))
        elif element is not None:
            Node(element).remove()


class Children(Generic[N]):
    """All child elements of one kind below *path*, as nodes."""

    def __init__(self, kind: type[N], path: str = ".") -> None:
        self._kind = kind
        self._path = f"{path}/{kind.tag}"

    def __get__(self, node: Node, owner: type) -> list[N]:
        return [self._kind(child) for child in node.element.findall(self._path)]


class Child(Generic[N]):
    """The first child element of one kind below *path*, or None."""

    def __init__(self, kind: type[N], path: str = ".") -> None:
        self._kind = kind
        self._path = f"{path}/{kind.tag}"

    def __get__(self, node: Node, owner: type) -> N | None:
        element = node.element.find(self._path)
        return None if element is None else self._kind(element)


def grown(element: Element, steps: Any) -> Element:
    """The element at the end of *steps*, made with all before it where they are missing."""
    for tag in steps:
        child = element.find(tag)
        element = etree.SubElement(element, tag) if child is None else child
    return element


def _empty(element: Element) -> bool:
    return not len(element) and not element.attrib and not (element.text or "").strip()
