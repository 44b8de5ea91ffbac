"""From a domain's XML to its serial ports: values in, values out, no call to a host."""

from collections.abc import Iterator

from vmdesk.backends.libvirt.devices import Console, Domain, Serial
from vmdesk.model.hardware import SerialKind, SerialPort

# What virDomainOpenConsole can open; other kinds are files or sockets of somebody else.
_OPENED = frozenset({"pty", "unix"})
_VIRTIO = "virtio"
_KINDS = {"serial": SerialKind.SERIAL, _VIRTIO: SerialKind.VIRTIO}
# How Linux names the devices, by the model of the port or else by its bus.
_DEVICES = {
    "pl011": "ttyAMA",
    "usb-serial": "ttyUSB",
    "spapr-vty": "hvc",
    "sclpconsole": "ttysclp",
    "sclplmconsole": "ttysclp",
}


def serial_ports(domain: Domain) -> tuple[SerialPort, ...]:
    """The ports of a VM that can be opened, serial ones first.

    A domain that is off has no aliases yet; it will get these (libvirt's qemu_alias.c).
    """
    return (*_serials(domain), *_consoles(domain))


def _serials(domain: Domain) -> Iterator[SerialPort]:
    for index, serial in enumerate(domain.serials):
        if serial.type in _OPENED:
            name = serial.alias or f"serial{index}"
            yield SerialPort(name, SerialKind.SERIAL, _device(serial, index))


def _device(serial: Serial, index: int) -> str:
    known = _DEVICES.get(serial.model or "") or _DEVICES.get(serial.target_type or "")
    return f"{known or 'ttyS'}{index if serial.port is None else serial.port}"


def _consoles(domain: Domain) -> Iterator[SerialPort]:
    lines = 0
    for index, console in enumerate(domain.consoles):
        is_line = console.target_type != "serial"
        again = not is_line and bool(domain.serials)
        if console.type in _OPENED and not again:
            name = console.alias or f"console{index}"
            kind = _KINDS.get(console.target_type or "", SerialKind.OTHER)
            yield SerialPort(name, kind, _line(console, lines))
        lines += is_line


def _line(console: Console, number: int) -> str:
    if console.target_type == "lxc":
        return f"tty{number + 1}"
    return f"ttyS{number}" if console.target_type == "serial" else f"hvc{number}"
