"""Archives the kernel unpacks at its start, written without being root."""

import stat
from dataclasses import dataclass, field


@dataclass(slots=True)
class Archive:
    """A cpio archive in the kernel's "newc" form.

    The form is described in the kernel's Documentation/driver-api/early-userspace/
    buffer-format.rst: a header of a magic number and 13 fields of 8 hexadecimal digits, the name,
    the contents, each padded to 4 bytes. Everything belongs to root and has no time, so that the
    same input gives the same bytes.
    """

    _parts: list[bytes] = field(default_factory=list)
    _count: int = 0
    _folders: set[str] = field(default_factory=set)

    def folder(self, name: str) -> None:
        """Add a folder and those above it, once."""
        parent = name.rpartition("/")[0]
        if parent:
            self.folder(parent)
        if name not in self._folders:
            self._folders.add(name)
            self._add(name, stat.S_IFDIR | 0o755)

    def file(self, name: str, contents: bytes, *, executable: bool = False) -> None:
        self._inside(name)
        self._add(name, stat.S_IFREG | (0o755 if executable else 0o644), contents)

    def symlink(self, name: str, target: str) -> None:
        self._inside(name)
        self._add(name, stat.S_IFLNK | 0o777, target.encode())

    def character_device(self, name: str, major: int, minor: int) -> None:
        self._inside(name)
        self._add(name, stat.S_IFCHR | 0o600, device=(major, minor))

    def finish(self) -> bytes:
        """The whole archive, ended as the kernel wants it."""
        self._add("TRAILER!!!", 0)
        return b"".join(self._parts)

    def _inside(self, name: str) -> None:
        parent = name.rpartition("/")[0]
        if parent:
            self.folder(parent)

    def _add(
        self, name: str, mode: int, contents: bytes = b"", device: tuple[int, int] = (0, 0)
    ) -> None:
        self._count += 1
        encoded = name.encode() + b"\0"
        links = 2 if stat.S_ISDIR(mode) else 1
        fields = (self._count, mode, 0, 0, links, 0, len(contents), 0, 0, *device, len(encoded), 0)
        head = b"070701" + b"".join(b"%08X" % value for value in fields) + encoded
        self._parts += [_padded(head), _padded(contents)]


def _padded(data: bytes) -> bytes:
    return data + bytes(-len(data) % 4)
