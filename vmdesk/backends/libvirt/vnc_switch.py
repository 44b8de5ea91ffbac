"""From SPICE to VNC, in a domain's XML as it is: whatever needs SPICE goes or is replaced.

Format: https://libvirt.org/formatdomain.html#graphical-framebuffers
"""

from collections.abc import Iterator

from vmdesk.backends.libvirt.building import element
from vmdesk.backends.libvirt.devices import Channel, Console, Domain, Graphics, Serial
from vmdesk.backends.libvirt.xml import Element, Node
from vmdesk.errors import N_

_AGENT = "com.redhat.spice.0"
_FOLDERS = "org.spice-space.webdav.0"
_SPICE_TYPES = ("spicevmc", "spiceport")


def lost_with_vnc(domain: Domain, clipboard: bool) -> Iterator[str]:
    """What *domain* has and VNC has not; *clipboard*: its host can share it without SPICE."""
    if domain.redirected_devices:
        yield N_("plugging this computer's USB devices into the VM")
    if len(domain.videos) > 1 or any((video.heads or 1) > 1 for video in domain.videos):
        yield N_("several monitors")
    if any(channel.name == _FOLDERS for channel in domain.channels):
        yield N_("sharing folders of this computer")
    if not clipboard and any(_is_agent(channel) for channel in domain.channels):
        yield N_("the shared clipboard")
    if any(audio.type == "spice" for audio in domain.audios) or _has_sound(domain):
        yield N_("sound")
    if any(card.type in _SPICE_TYPES for card in domain.smartcards):
        yield N_("smart cards of this computer")
    if any(video.accelerated for video in domain.videos):
        yield N_("3D acceleration")


def switch_to_vnc(domain: Domain, *, local: bool, clipboard: bool) -> None:
    """Edit *domain*. *local*: its screen is shown on the host itself, which needs no port."""
    _replace_screens(domain, local)
    for channel in domain.channels:
        if _is_agent(channel) and clipboard:
            _replace(channel, _agent_channel())
        elif channel.type in _SPICE_TYPES:
            channel.remove()
    gone: list[Node] = [*domain.redirected_devices, *domain.redirection_filters]
    gone += [card for card in domain.smartcards if card.type in _SPICE_TYPES]
    for node in gone:
        node.remove()
    for audio in domain.audios:
        if audio.type == "spice":
            audio.type = "none"
            for child in list(audio.element):
                audio.element.remove(child)
    for video in domain.videos:
        if video.accelerated:
            # It needs a display with OpenGL, which VNC is not.
            video.accelerated = False
    _replace_lines(domain)


def _replace_screens(domain: Domain, local: bool) -> None:
    has_vnc = any(screen.type == "vnc" for screen in domain.graphics)
    for screen in domain.graphics:
        if screen.type == "spice" and has_vnc:
            screen.remove()
        elif screen.type == "spice":
            has_vnc = True
            _replace(screen, _vnc(local))


def _vnc(local: bool) -> Element:
    if local:
        return element("graphics", element("listen", type="none"), type="vnc")
    listen = element("listen", type="address", address="127.0.0.1")
    return element(Graphics.tag, listen, type="vnc", autoport="yes")


def _agent_channel() -> Element:
    source = element("source", element("clipboard", copypaste="yes"))
    target = element("target", type="virtio", name=_AGENT)
    return element(Channel.tag, source, target, type="qemu-vdagent")


def _replace_lines(domain: Domain) -> None:
    """A serial port that led into SPICE leads to a terminal."""
    lines: list[Serial | Console] = [*domain.serials, *domain.consoles]
    for line in lines:
        if line.type in _SPICE_TYPES:
            line.type = "pty"
            for child in line.element.findall("source"):
                line.element.remove(child)


def _replace(node: Node, new: Element) -> None:
    parent = node.element.getparent()
    assert parent is not None
    new.tail = node.element.tail
    parent.replace(node.element, new)


def _is_agent(channel: Channel) -> bool:
    return channel.type == "spicevmc" and channel.name in (_AGENT, None)


def _has_sound(domain: Domain) -> bool:
    """Sound goes through SPICE where nothing else is said."""
    return not domain.audios and domain.element.find("devices/sound") is not None
