"""What libvirt, QEMU and ssh say, word by word, and what the doctor makes of it."""

import re
import string

import pytest

from vmdesk.errors import HostError, InvalidState
from vmdesk.services.diagnosis import explain
from vmdesk.services.diagnosis_rules import RULES

URI = "qemu:///system"
MONITOR = "internal error: qemu unexpectedly closed the monitor: 2026-11-23T14:48:27.783473Z "
BLOCKDEV = (
    'qemu-system-x86_64: -blockdev {"node-name":"libvirt-1-format","read-only":false,'
    '"driver":"qcow2","file":"libvirt-1-storage","backing":null}: '
)
# Code, a text as the hypervisor words it, and what of it the cause must name.
SAID: list[tuple[str, str, str]] = [
    (
        "network-inactive",
        "Requested operation is not valid: network 'lab net' is not active",
        "lab net",
    ),
    (
        "network-missing",
        "Network not found: no network with matching name 'default'",
        "default",
    ),
    ("network-gone", "Network not found: no network with matching name 'nosuch'", "nosuch"),
    ("bridge-missing", "Cannot get interface MTU on 'nobr7': No such device", "nobr7"),
    ("bridge-in-use", "internal error: bridge name 'virbr0' already in use.", "virbr0"),
    ("subnet-in-use", "internal error: Network is already in use by interface virbr0", "virbr0"),
    (
        "dns-port-in-use",
        "internal error: Child process (VIR_BRIDGE_NAME=virbr0 /usr/sbin/dnsmasq"
        " --conf-file=/var/lib/libvirt/dnsmasq/default.conf) unexpected exit status 2:\n"
        "dnsmasq: failed to create listening socket for 192.168.122.1: Address already in use",
        "192.168.122.1",
    ),
    ("dnsmasq-missing", "Cannot find 'dnsmasq' in path: No such file or directory", "dnsmasq"),
    (
        "firewall-backend",
        "internal error: firewalld can't find the 'libvirt' zone that should have been installed"
        " with libvirt",
        "firewall",
    ),
    (
        "firewall-backend",
        "internal error: Failed to apply firewall rules /usr/sbin/iptables -w --table filter"
        " --insert LIBVIRT_INP: iptables: No chain/target/match by that name.",
        "firewall",
    ),
    (
        "image-missing",
        "Cannot access storage file '/var/lib/libvirt/images/doc-none.qcow2' (as uid:64055,"
        " gid:64055): No such file or directory",
        "/var/lib/libvirt/images/doc-none.qcow2",
    ),
    (
        "iso-missing",
        "Cannot access storage file '/home/u/it's here.iso': No such file or directory",
        "/home/u/it's here.iso",
    ),
    (
        "backing-missing",
        "Cannot access backing file '/images/base.qcow2' of storage file '/images/over.qcow2'"
        " (as uid:64055, gid:64055): No such file or directory",
        "/images/base.qcow2",
    ),
    (
        "image-unreadable",
        "Cannot access storage file '/root/docdir/x.qcow2' (as uid:64055, gid:64055):"
        " Permission denied",
        "/root/docdir/x.qcow2",
    ),
    (
        "image-unreadable",
        MONITOR + "qemu-system-x86_64: -blockdev {...}: Could not open '/home/u/x.qcow2':"
        " Permission denied",
        "/home/u/x.qcow2",
    ),
    (
        "image-locked",
        MONITOR + BLOCKDEV + 'Failed to get "write" lock\n'
        "Is another process using the image [/var/lib/libvirt/images/doc-a.qcow2]?",
        "/var/lib/libvirt/images/doc-a.qcow2",
    ),
    ("image-format", MONITOR + BLOCKDEV + "Image is not in qcow2 format", "qcow2"),
    (
        "image-corrupt",
        MONITOR + BLOCKDEV + "qcow2: Image is corrupt; cannot be opened read/write",
        "damaged",
    ),
    ("disk-full", "operation failed: Failed to write file: No space left on device", "full"),
    (
        "pool-inactive",
        "unsupported configuration: storage pool 'docpool' containing volume 'x' is not active",
        "docpool",
    ),
    (
        "pool-gone",
        "Storage pool not found: no storage pool with matching name 'nopool'",
        "nopool",
    ),
    (
        "ovmf-missing",
        "operation failed: unable to find any master var store for loader: /usr/share/OVMF/NOPE.fd",
        "/usr/share/OVMF/NOPE.fd",
    ),
    (
        "ovmf-missing",
        "Failed to open file '/usr/share/OVMF/gone.fd': No such file or directory",
        "/usr/share/OVMF/gone.fd",
    ),
    (
        "ovmf-missing",
        "operation failed: Unable to find any firmware to satisfy 'efi'",
        "UEFI",
    ),
    (
        "ovmf-missing",
        "operation failed: Unable to find 'efi' firmware that is compatible with the current"
        " configuration",
        "UEFI",
    ),
    (
        "nvram-missing",
        "Cannot access storage file '/var/lib/libvirt/qemu/nvram/win_VARS.fd': No such file or"
        " directory",
        "/var/lib/libvirt/qemu/nvram/win_VARS.fd",
    ),
    ("swtpm-missing", "Unable to find 'swtpm_setup' binary in $PATH: No such file", "TPM"),
    (
        "swtpm-missing",
        "unsupported configuration: TPM version '2.0' is not supported",
        "TPM",
    ),
    (
        "swtpm-failed",
        "internal error: Could not run '/usr/bin/swtpm_setup'. exitstatus: 1; Check error log"
        " '/var/log/swtpm/libvirt/qemu/w11-swtpm.log' for details.",
        "TPM",
    ),
    (
        "apparmor",
        "internal error: cannot load AppArmor profile 'libvirt-6695eb01-f6a4-8304-79aa-9'",
        "AppArmor",
    ),
    (
        "port-in-use",
        MONITOR + "qemu-system-x86_64: -vnc 127.0.0.1:87: Failed to find an available port:"
        " Address already in use",
        "port",
    ),
    (
        "port-in-use",
        "internal error: Unable to find an unused port in range 'VNC' (5900-65535)",
        "VNC",
    ),
    (
        "kvm-busy",
        MONITOR + "ioctl(KVM_CREATE_VM) failed: 16 Device or resource busy\n"
        "qemu-system-x86_64: failed to initialize kvm: Device or resource busy",
        "VirtualBox",
    ),
    (
        "kvm-denied",
        MONITOR + "Could not access KVM kernel module: Permission denied\n"
        "qemu-system-x86_64: failed to initialize kvm: Permission denied",
        "/dev/kvm",
    ),
    (
        "kvm-absent",
        MONITOR + "Could not access KVM kernel module: No such file or directory",
        "KVM",
    ),
    (
        "kvm-absent",
        "invalid argument: could not get preferred machine for /usr/bin/qemu-system-x86_64"
        " type=kvm: could not find capabilities for domaintype=kvm",
        "KVM",
    ),
    (
        "cpu-unsupported",
        "the CPU is incompatible with host CPU: Host CPU does not provide required features:"
        " pku, svm",
        "pku, svm",
    ),
    (
        "cpu-unsupported",
        "operation failed: guest CPU doesn't match specification: missing features: vmx,pdpe1gb",
        "vmx,pdpe1gb",
    ),
    ("cpu-unsupported", "internal error: Unknown CPU model nosuchcpu", "nosuchcpu"),
    (
        "cpu-unsupported",
        "unsupported configuration: CPU mode 'host-passthrough' for x86_64 qemu domain on x86_64"
        " host is not supported by hypervisor",
        "CPU",
    ),
    (
        "memory-short",
        MONITOR + "qemu-system-x86_64: cannot set up guest memory 'pc.ram': Cannot allocate memory",
        "memory",
    ),
    (
        "machine-gone",
        "unsupported configuration: Emulator '/usr/bin/qemu-system-x86_64' does not support"
        " machine type 'pc-q35-99.0'",
        "pc-q35-99.0",
    ),
    (
        "emulator-missing",
        "unsupported configuration: Emulator '/usr/bin/qemu-system-x86_64' does not support arch"
        " 'aarch64'",
        "aarch64",
    ),
    (
        "emulator-missing",
        "Cannot check QEMU binary /usr/bin/kvm-spice: No such file or directory",
        "/usr/bin/kvm-spice",
    ),
    (
        "device-busy",
        "Requested operation is not valid: PCI device 0000:01:00.0 is in use by driver QEMU,"
        " domain win11",
        "0000:01:00.0",
    ),
    (
        "device-gone",
        "Device 0000:99:00.0 not found: could not access /sys/bus/pci/devices/0000:99:00.0/config:"
        " No such file or directory",
        "0000:99:00.0",
    ),
    (
        "device-gone",
        "internal error: Did not find USB device 1234:5678",
        "1234:5678",
    ),
    (
        "iommu-off",
        "unsupported configuration: host doesn't support passthrough of host PCI devices",
        "IOMMU",
    ),
    (
        "spice-missing",
        "unsupported configuration: spice graphics are not supported with this QEMU",
        "SPICE",
    ),
    (
        "gl-missing",
        "Path '/dev/dri/renderD128' is not accessible: No such file or directory",
        "3D",
    ),
    (
        "saved-state-stale",
        "operation failed: job 'restore' failed: load of migration failed: Invalid argument",
        "saved state",
    ),
    (
        "virtlogd-down",
        "Failed to connect socket to '/run/libvirt/virtlogd-sock': No such file or directory",
        "virtlogd",
    ),
    (
        "daemon-down",
        "Failed to connect socket to '/var/run/libvirt/libvirt-sock': No such file or directory",
        "not running",
    ),
    (
        "not-allowed",
        "Failed to connect socket to '/var/run/libvirt/libvirt-sock': Permission denied",
        "group libvirt",
    ),
    (
        "not-allowed",
        "authentication unavailable: no polkit agent available to authenticate action"
        " 'org.libvirt.unix.manage'",
        "group libvirt",
    ),
    (
        "host-unreachable",
        "unable to connect to server at '127.0.0.1:9': Connection refused",
        "answer",
    ),
    (
        "host-unknown",
        "Cannot recv data: ssh: Could not resolve hostname nohost.invalid: Name or service not"
        " known: Connection reset by peer",
        "name",
    ),
    (
        "ssh-denied",
        "Cannot recv data: u@h: Permission denied (publickey,password).: Connection reset by peer",
        "SSH",
    ),
    (
        "ssh-key-unknown",
        "Cannot recv data: Host key verification failed.: Connection reset by peer",
        "SSH key",
    ),
]


@pytest.mark.parametrize(("code", "said", "named"), SAID, ids=lambda value: str(value)[:24])
def test_a_hypervisors_words_are_understood(code, said, named):
    """Each has its row of the table, and the cause names what it is about."""
    problem = explain(HostError("The host refused", detail=said), URI)
    assert problem is not None, said
    assert problem.code == code
    assert named in problem.cause_text
    assert problem.fix_text


def test_every_rule_is_proved_by_a_text():
    """No row of the table is there without the words it is for."""
    proved = {code for code, _, _ in SAID}
    unproved = {rule.code for rule in RULES} - proved
    assert unproved <= {"virtlockd-down"}


def test_the_placeholders_of_a_rule_are_named_by_each_of_its_wordings():
    """Whichever wording matched, cause, fix and command can be filled."""
    for rule in RULES:
        texts = (rule.cause, rule.fix, rule.command)
        wanted = {name for text in texts for _, name, _, _ in string.Formatter().parse(text)}
        for pattern in rule.patterns:
            given = set(re.compile(pattern).groupindex) | {"uri", None}
            assert wanted <= given, rule.code


def test_names_in_a_command_are_quoted():
    """What a hypervisor says can be pasted into a shell without being run there."""
    said = "network 'a; rm -rf ~' is not active"
    problem = explain(InvalidState("The host refused", detail=said), URI)
    assert problem
    assert problem.command == "virsh -c qemu:///system net-start 'a; rm -rf ~'"
    assert problem.repair
    assert problem.params == {"name": "a; rm -rf ~"}


def test_only_the_default_pool_is_repaired():
    """VMDesk starts what it would make itself; other pools are their owner's."""

    def repaired(name: str) -> bool:
        said = f"storage pool '{name}' is not active"
        problem = explain(HostError("x", detail=said), URI)
        assert problem
        return problem.repair

    assert repaired("default")
    assert not repaired("other")


def test_vmdesks_own_words_are_not_searched():
    """A VM may be called like a problem."""
    assert explain(HostError("No VM named “{name}”", name="No space left on device"), URI) is None


def test_what_nobody_knows_is_not_explained():
    """Better nothing than something wrong."""
    assert explain(HostError("x", detail="internal error: something new"), URI) is None
