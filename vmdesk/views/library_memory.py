"""What the library remembers between two runs: closed rows and empty folders."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from vmdesk.services.settings import Settings
from vmdesk.views.library_tree import Node

COLLAPSED, FOLDERS = "library/collapsed", "library/folders"


class LibraryMemory:
    """Damaged settings count as none."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._collapsed = {str(name) for name in _read(settings.text(COLLAPSED), [])}
        self._folders: dict[str, list[str]] = _read(settings.text(FOLDERS), {})

    def is_collapsed(self, node: Node) -> bool:
        return _name(node) in self._collapsed

    def note_collapsed(self, node: Node, collapsed: bool) -> None:
        (self._collapsed.add if collapsed else self._collapsed.discard)(_name(node))

    def take_folders(self, uri: str) -> list[str]:
        """The empty folders that a host had; told once, then they are the model's."""
        paths = self._folders.pop(uri, [])
        return [path for path in paths if isinstance(path, str)] if isinstance(paths, list) else []

    def save(self, hosts: Iterable[Node], kept: Mapping[str, list[str]]) -> None:
        known = {host.uri: paths for host in hosts if (paths := kept[host.uri])}
        self._settings.set_text(FOLDERS, json.dumps({**self._folders, **known}))
        self._settings.set_text(COLLAPSED, json.dumps(sorted(self._collapsed)))


def _name(node: Node) -> str:
    return f"{node.uri} {node.path}"


def _read(text: str, default: Any) -> Any:
    """What was saved as JSON; *default* when it was damaged or never saved."""
    try:
        value = json.loads(text)
    except ValueError:
        return default
    return value if isinstance(value, type(default)) else default
