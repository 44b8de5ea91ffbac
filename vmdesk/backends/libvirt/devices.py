"""The parts of libvirt's XML that VMDesk reads and edits, one class per element.

Format: https://libvirt.org/formatdomain.html and https://libvirt.org/formatnetwork.html.
"""

from collections.abc import Sequence

from lxml import etree

from vmdesk.backends.libvirt.xml import (
    INT,
    TEXT,
    UP_DOWN,
    YES_NO,
    Child,
    Children,
    Field,
    Flag,
    Node,
    grown,
)

METADATA_URI = "https://vmdesk.org/xmlns/vm/1"
METADATA_PREFIX = "vmdesk"
OSINFO_URI = "http://libosinfo.org/xmlns/libvirt/domain/1.0"


class Disk(Node):
    tag = "disk"
    type = Field("@type", TEXT)
    device = Field("@device", TEXT)
    driver = Field("driver@name", TEXT)
    format = Field("driver@type", TEXT)
    discard = Field("driver@discard", TEXT)
    file = Field("source@file", TEXT)
    block_device = Field("source@dev", TEXT)
    pool = Field("source@pool", TEXT)
    volume = Field("source@volume", TEXT)
    folder = Field("source@dir", TEXT)
    url_name = Field("source@name", TEXT)
    backing_file = Field("backingStore/source@file", TEXT)
    target = Field("target@dev", TEXT)
    bus = Field("target@bus", TEXT)
    boot_order = Field("boot@order", INT)
    read_only = Flag("readonly")
    shareable = Flag("shareable")

    @property
    def path(self) -> str:
        """Where the image is on the host, as far as it has a path; "" for an empty drive."""
        return self.file or self.block_device or self.folder or self.url_name or ""


class Interface(Node):
    tag = "interface"
    type = Field("@type", TEXT)
    mac = Field("mac@address", TEXT)
    network = Field("source@network", TEXT)
    bridge = Field("source@bridge", TEXT)
    device = Field("source@dev", TEXT)
    source_mode = Field("source@mode", TEXT)
    target = Field("target@dev", TEXT)
    model = Field("model@type", TEXT)
    link_up = Field("link@state", UP_DOWN)
    boot_order = Field("boot@order", INT)


class Graphics(Node):
    tag = "graphics"
    type = Field("@type", TEXT)
    port = Field("@port", INT)
    autoport = Field("@autoport", YES_NO)
    listen = Field("@listen", TEXT)
    listen_type = Field("listen@type", TEXT)
    listen_address = Field("listen@address", TEXT)
    socket = Field("listen@socket", TEXT)
    password = Field("@passwd", TEXT)


class Video(Node):
    tag = "video"
    model = Field("model@type", TEXT)
    heads = Field("model@heads", INT)
    vram_kib = Field("model@vram", INT)
    accelerated = Field("model/acceleration@accel3d", YES_NO)


class Audio(Node):
    tag = "audio"
    id = Field("@id", INT)
    type = Field("@type", TEXT)


class RedirectedDevice(Node):
    tag = "redirdev"
    type = Field("@type", TEXT)


class RedirectionFilter(Node):
    tag = "redirfilter"


class Smartcard(Node):
    tag = "smartcard"
    mode = Field("@mode", TEXT)
    type = Field("@type", TEXT)


class Input(Node):
    tag = "input"
    type = Field("@type", TEXT)
    bus = Field("@bus", TEXT)


class Tpm(Node):
    tag = "tpm"
    model = Field("@model", TEXT)
    backend = Field("backend@type", TEXT)
    version = Field("backend@version", TEXT)


class Channel(Node):
    tag = "channel"
    type = Field("@type", TEXT)
    target_type = Field("target@type", TEXT)
    name = Field("target@name", TEXT)
    state = Field("target@state", TEXT)


class Serial(Node):
    tag = "serial"
    type = Field("@type", TEXT)
    target_type = Field("target@type", TEXT)
    model = Field("target/model@name", TEXT)
    port = Field("target@port", INT)
    path = Field("source@path", TEXT)
    alias = Field("alias@name", TEXT)


class Console(Node):
    """Of a QEMU VM, the first one is often the first `<serial>` once more."""

    tag = "console"
    type = Field("@type", TEXT)
    target_type = Field("target@type", TEXT)
    port = Field("target@port", INT)
    alias = Field("alias@name", TEXT)


class Loader(Node):
    """`<os><loader>`: the firmware's code."""

    tag = "loader"
    path = Field("", TEXT)
    read_only = Field("@readonly", YES_NO)
    type = Field("@type", TEXT)
    secure = Field("@secure", YES_NO)


class Metadata(Node):
    """VMDesk's own element in a domain's `<metadata>`: the folder and the tags of the VM."""

    tag = f"{{{METADATA_URI}}}vm"
    folder = Field(f"{{{METADATA_URI}}}folder", TEXT)

    @classmethod
    def of(cls, folder: str, tags: Sequence[str]) -> "Metadata":
        node = cls(etree.Element(cls.tag, nsmap={METADATA_PREFIX: METADATA_URI}))
        node.folder = folder or None
        for tag in tags:
            etree.SubElement(node.element, f"{{{METADATA_URI}}}tag").text = tag
        return node

    @property
    def tags(self) -> tuple[str, ...]:
        found = self.element.findall(f"{{{METADATA_URI}}}tag")
        return tuple(element.text for element in found if element.text)


class Domain(Node):
    """Sizes are KiB, libvirt's unit whenever it describes a domain."""

    tag = "domain"
    type = Field("@type", TEXT)
    name = Field("name", TEXT)
    uuid = Field("uuid", TEXT)
    title = Field("title", TEXT)
    description = Field("description", TEXT)
    memory_kib = Field("memory", INT)
    current_memory_kib = Field("currentMemory", INT)
    vcpus = Field("vcpu", INT)
    current_vcpus = Field("vcpu@current", INT)
    os_type = Field("os/type", TEXT)
    arch = Field("os/type@arch", TEXT)
    machine = Field("os/type@machine", TEXT)
    firmware = Field("os@firmware", TEXT)
    loader = Child(Loader, "os")
    nvram = Field("os/nvram", TEXT)
    nvram_template = Field("os/nvram@template", TEXT)
    kernel = Field("os/kernel", TEXT)
    initrd = Field("os/initrd", TEXT)
    cmdline = Field("os/cmdline", TEXT)
    emulator = Field("devices/emulator", TEXT)
    osinfo = Field(
        f"metadata/{{{OSINFO_URI}}}libosinfo/{{{OSINFO_URI}}}os@id",
        TEXT,
    )
    metadata = Child(Metadata, "metadata")
    disks = Children(Disk, "devices")
    interfaces = Children(Interface, "devices")
    graphics = Children(Graphics, "devices")
    videos = Children(Video, "devices")
    audios = Children(Audio, "devices")
    redirected_devices = Children(RedirectedDevice, "devices")
    redirection_filters = Children(RedirectionFilter, "devices")
    smartcards = Children(Smartcard, "devices")
    inputs = Children(Input, "devices")
    tpms = Children(Tpm, "devices")
    channels = Children(Channel, "devices")
    serials = Children(Serial, "devices")
    consoles = Children(Console, "devices")

    def add_device(self, device: Node) -> None:
        grown(self.element, ["devices"]).append(device.element)


class NetworkXml(Node):
    tag = "network"
    name = Field("name", TEXT)
    uuid = Field("uuid", TEXT)
    forward = Flag("forward")
    forward_mode = Field("forward@mode", TEXT)
    forward_device = Field("forward@dev", TEXT)
    bridge = Field("bridge@name", TEXT)
    address = Field("ip@address", TEXT)
    netmask = Field("ip@netmask", TEXT)
    prefix = Field("ip@prefix", INT)
    dhcp = Flag("ip/dhcp")


class SnapshotXml(Node):
    """Format: https://libvirt.org/formatsnapshot.html"""

    tag = "domainsnapshot"
    name = Field("name", TEXT)
    description = Field("description", TEXT)
    state = Field("state", TEXT)
    parent = Field("parent/name", TEXT)
    created_seconds = Field("creationTime", INT)
    memory = Field("memory@snapshot", TEXT)
