"""Operating systems as the OS database describes them, and what a new VM for one should have."""

from dataclasses import dataclass

from vmdesk.model.hardware import Firmware


@dataclass(frozen=True, slots=True)
class OSResources:
    """What an OS asks for; None where nothing is said."""

    cpus: int | None = None
    memory_kib: int | None = None
    disk_bytes: int | None = None


@dataclass(frozen=True, slots=True)
class OSNeeds:
    """What an OS asks for on one architecture ("all" for any)."""

    arch: str
    minimum: OSResources = OSResources()
    recommended: OSResources = OSResources()
    maximum: OSResources = OSResources()


@dataclass(frozen=True, slots=True)
class OSFirmware:
    """Whether an OS boots from a firmware on one architecture."""

    arch: str
    firmware: Firmware
    supported: bool = True


@dataclass(frozen=True, slots=True)
class OSMedia:
    """One disc of an OS. The identifiers are regular expressions, found anywhere in those of an
    ISO image; "" matches all. *size_bytes* is that of its volume, 0 for any. A *desktop* disc
    brings a graphical system."""

    arch: str
    live: bool = False
    installer: bool = True
    desktop: bool = False
    volume_id: str = ""
    publisher_id: str = ""
    system_id: str = ""
    application_id: str = ""
    size_bytes: int = 0


@dataclass(frozen=True, slots=True)
class OSInfo:
    """One release of an OS. *released* and *ended* are ISO dates, "" when unknown. *devices* are
    the names of those it has drivers for, *needs* and *firmwares* what it asks for: all of them
    with what it inherits from the releases it derives from."""

    id: str
    short_ids: tuple[str, ...]
    name: str
    vendor: str = ""
    family: str = ""
    distro: str = ""
    version: str = ""
    codename: str = ""
    released: str = ""
    ended: str = ""
    status: str = "released"
    devices: tuple[str, ...] = ()
    needs: tuple[OSNeeds, ...] = ()
    firmwares: tuple[OSFirmware, ...] = ()
    media: tuple[OSMedia, ...] = ()

    @property
    def short_id(self) -> str:
        return self.short_ids[0] if self.short_ids else self.id

    def needs_on(self, arch: str) -> OSNeeds:
        """What it asks for on *arch*; nothing when the database does not say."""
        for wanted in (arch, "all"):
            for needs in self.needs:
                if needs.arch == wanted:
                    return needs
        return OSNeeds(arch)

    def boots_from(self, firmware: Firmware, arch: str) -> bool | None:
        """Whether it boots from *firmware* on *arch*; None when the database does not say."""
        for known in self.firmwares:
            if known.arch in (arch, "all") and known.firmware is firmware:
                return known.supported
        return None


@dataclass(frozen=True, slots=True)
class DetectedOS:
    """The OS on an ISO image. When not *exact*, the image is a newer release of *os* than the
    database knows. *others* are the releases the image could as well be."""

    os: OSInfo
    media: OSMedia
    exact: bool = True
    others: tuple[OSInfo, ...] = ()


@dataclass(frozen=True, slots=True)
class OSDefaults:
    """The hardware of a new VM. *minimum_memory_kib* is what the OS cannot do without, 0 when
    unknown: *memory_kib* may be less on a small host. *disk_bus*, *nic_model* and *video* are
    libvirt's words; *clock* is "utc" or "localtime"."""

    memory_kib: int
    minimum_memory_kib: int
    vcpus: int
    disk_bytes: int
    machine: str
    firmware: Firmware
    secure_boot: bool
    tpm: bool
    disk_bus: str
    nic_model: str
    video: str
    clock: str
