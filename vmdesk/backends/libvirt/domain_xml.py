"""A new VM as libvirt's domain XML. Format: https://libvirt.org/formatdomain.html"""

from lxml import etree

from vmdesk.backends.libvirt import domain_devices as devices
from vmdesk.backends.libvirt.building import element
from vmdesk.backends.libvirt.host import X86, Offer
from vmdesk.backends.libvirt.xml import Element, to_text
from vmdesk.errors import N_, Unsupported
from vmdesk.model.creation import Definition, VMSpec
from vmdesk.model.hardware import Firmware

LIBOSINFO = "http://libosinfo.org/xmlns/libvirt/domain/1.0"


def domain_xml(definition: Definition, offer: Offer) -> str:
    """The XML that makes *definition* on a host which gives *offer*.

    Unsupported when the host lacks the firmware or TPM asked for; InvalidInput for texts that XML
    cannot hold.
    """
    _check(definition.spec, offer)
    return to_text(_qemu_domain(definition, offer) if offer.is_qemu else _plain(definition, offer))


def is_windows(spec: VMSpec) -> bool:
    return "microsoft.com/" in spec.os


def _check(spec: VMSpec, offer: Offer) -> None:
    if spec.firmware not in offer.firmwares:
        raise Unsupported(
            N_("This host has no {firmware} firmware for VMs"),
            hint=N_("Install the package ovmf on the host"),
            firmware=spec.firmware.value.upper(),
        )
    if spec.secure_boot and not offer.secure_boot:
        raise Unsupported(
            N_("This host has no firmware with Secure Boot"),
            hint=N_("Install the package ovmf on the host"),
        )
    if spec.tpm and not offer.tpm:
        raise Unsupported(
            N_("This host cannot emulate a TPM"),
            hint=N_("Install the package swtpm-tools on the host"),
        )


def _plain(definition: Definition, offer: Offer) -> Element:
    """A VM of a driver that builds its machines itself, such as libvirt's test driver."""
    root = _head(definition.spec, offer)
    root.append(element("os", element("type", offer.os_type, arch=offer.arch)))
    root.append(element("devices", *devices.plain_devices(definition, offer)))
    return root


def _qemu_domain(definition: Definition, offer: Offer) -> Element:
    spec = definition.spec
    root = _head(spec, offer)
    if offer.memfd:
        root.append(
            element(
                "memoryBacking",
                element("source", type="memfd"),
                element("access", mode="shared"),
            )
        )
    root.extend([_os(definition, offer), _features(spec, offer)])
    if offer.cpu_mode:
        root.append(element("cpu", mode=offer.cpu_mode, check="none", migratable="on"))
    root.append(_clock(spec, offer))
    root.append(element("devices", *devices.qemu_devices(definition, offer)))
    return root


def _head(spec: VMSpec, offer: Offer) -> Element:
    root = element("domain", element("name", spec.name), type=offer.domain_type)
    if spec.notes:
        root.append(element("description", spec.notes))
    if spec.os:
        root.append(element("metadata", _osinfo(spec.os)))
    root.append(element("memory", str(spec.memory_kib), unit="KiB"))
    root.append(element("vcpu", str(spec.vcpus)))
    return root


def _osinfo(os_id: str) -> Element:
    info = etree.Element(f"{{{LIBOSINFO}}}libosinfo", nsmap={"libosinfo": LIBOSINFO})
    info.append(element(f"{{{LIBOSINFO}}}os", id=os_id))
    return info


def _os(definition: Definition, offer: Offer) -> Element:
    spec = definition.spec
    kind = element("type", offer.os_type, arch=offer.arch)
    if offer.machine:
        kind.set("machine", offer.machine)
    node = element("os", kind)
    if spec.firmware is Firmware.UEFI:
        node.set("firmware", "efi")
        # Without saying so, some hosts pick a firmware with Secure Boot, others one without.
        on = "yes" if spec.secure_boot else "no"
        names = ("secure-boot", "enrolled-keys")
        features = [element("feature", enabled=on, name=name) for name in names]
        node.append(element("firmware", *features))
    for tag in ("kernel", "initrd", "cmdline"):
        if value := getattr(definition, tag):
            node.append(element(tag, value))
    return node


def _features(spec: VMSpec, offer: Offer) -> Element:
    node = element("features", element("acpi"))
    if offer.arch in X86:
        node.append(element("apic"))
    if offer.domain_type == "kvm" and offer.arch in X86 and is_windows(spec):
        node.append(
            element(
                "hyperv",
                element("relaxed", state="on"),
                element("vapic", state="on"),
                element("spinlocks", state="on", retries=8191),
            )
        )
    if spec.secure_boot:
        node.append(element("smm", state="on"))
    return node


def _clock(spec: VMSpec, offer: Offer) -> Element:
    clock = element("clock", offset="localtime" if is_windows(spec) else "utc")
    if offer.arch in X86:
        clock.append(element("timer", name="rtc", tickpolicy="catchup"))
        clock.append(element("timer", name="pit", tickpolicy="delay"))
        clock.append(element("timer", name="hpet", present="no"))
        if offer.domain_type == "kvm" and is_windows(spec):
            clock.append(element("timer", name="hypervclock", present="yes"))
    return clock
