"""What VMDesk remembers between two runs: hosts, windows, columns."""

import os
from pathlib import Path

import platformdirs
from PySide6.QtCore import QByteArray, QSettings

APP = "vmdesk"


def config_file() -> Path:
    """`$XDG_CONFIG_HOME/vmdesk/vmdesk.conf`."""
    return Path(platformdirs.user_config_dir(APP)) / "vmdesk.conf"


class Settings:
    """A thin, typed face of QSettings, which writes atomically and survives a damaged file."""

    def __init__(self, file: Path | None = None) -> None:
        self._store = QSettings(str(file or config_file()), QSettings.Format.IniFormat)

    def hosts(self) -> list[str]:
        """The URIs that the user added, in their order."""
        value = self._store.value("hosts", [])
        uris = value if isinstance(value, list) else [value]
        return [uri for uri in uris if isinstance(uri, str) and uri]

    def add_host(self, uri: str) -> None:
        if uri not in self.hosts():
            self._store.setValue("hosts", [*self.hosts(), uri])

    def remove_host(self, uri: str) -> None:
        self._store.setValue("hosts", [known for known in self.hosts() if known != uri])

    def state(self, key: str) -> QByteArray:
        """What a window or header saved of itself under *key*; empty when nothing."""
        value = self._store.value(f"windows/{key}", QByteArray())
        return value if isinstance(value, QByteArray) else QByteArray()

    def set_state(self, key: str, value: QByteArray) -> None:
        self._store.setValue(f"windows/{key}", value)

    def text(self, key: str, default: str = "") -> str:
        return str(self._store.value(f"choices/{key}", default))

    def set_text(self, key: str, value: str) -> None:
        self._store.setValue(f"choices/{key}", value)

    def sync(self) -> None:
        """Write now."""
        self._store.sync()


def default_uri() -> str:
    """`qemu:///system` where this user may use it, else `qemu:///session`."""

    if os.geteuid() == 0 or os.access("/run/libvirt/libvirt-sock", os.W_OK):
        return "qemu:///system"
    return "qemu:///session"
