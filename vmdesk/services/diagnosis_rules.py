"""What hypervisors say when a VM does not start or a host does not answer, and what it means.

One table. The patterns of a row are searched in an error's text; the first that matches decides,
and its named groups fill the placeholders of cause, fix and command. The wording is libvirt's (8.0
to 12.x), QEMU's (6.2 to 10.x) and OpenSSH's.
"""

from dataclasses import dataclass

from vmdesk.errors import N_


@dataclass(frozen=True, slots=True)
class Rule:
    """*patterns* are the wordings that it knows; all that its texts name is in each of them.
    *code* and *repair* are those of `Problem`; *command* is a template that may use {uri}."""

    patterns: tuple[str, ...]
    code: str
    cause: str
    fix: str
    command: str = ""
    repair: bool = False


_PATH = r"'(?P<path>/[^\n]*?)'"
_AS_USER = r"(?: \(as uid:\d+, gid:\d+\))?"
_OPENING = r"(?:Cannot access storage file|[Cc]ould not open|cannot open file|Failed to open file)"
_VIRSH = "virsh -c {uri} "

_NETWORKS = (
    Rule(
        (r"network '(?P<name>[^\n]+?)' is not active",),
        "network-inactive",
        N_("The network “{name}” is not active"),
        N_("Start it, now and with the host"),
        _VIRSH + "net-start {name}",
        repair=True,
    ),
    Rule(
        (r"no network with matching name '(?P<name>default)'",),
        "network-missing",
        N_("The network “{name}” is missing, through which VMs reach the internet"),
        N_("Make it: NAT, with addresses given out by DHCP"),
        repair=True,
    ),
    Rule(
        (r"no network with matching name '(?P<name>[^\n]+?)'",),
        "network-gone",
        N_("The VM has a NIC in the network “{name}”, which this host does not have"),
        N_("Put the NIC into another network"),
        _VIRSH + "net-list --all",
    ),
    Rule(
        (
            r"Cannot get interface MTU on '(?P<name>[^\n]+?)': No such device",
            r"[Uu]nable to add bridge (?P<name>\S+) port \S+: No such device",
        ),
        "bridge-missing",
        N_("The bridge “{name}”, into which a NIC is plugged, does not exist on the host"),
        N_("Create the bridge, or put the NIC into a virtual network"),
        "ip link show type bridge",
    ),
    Rule(
        (
            r"bridge name '(?P<name>[^\n]+?)' already in use",
            r"[Ee]rror creating bridge interface (?P<name>\S+): File exists",
        ),
        "bridge-in-use",
        N_("The bridge “{name}” of this network exists already"),
        N_("Remove the bridge that is left over, or give the network another one"),
        "sudo ip link delete {name}",
    ),
    Rule(
        (r"[Nn]etwork is already in use by interface (?P<name>\S+)",),
        "subnet-in-use",
        N_("The addresses of the network are in use on the host's interface “{name}”"),
        N_("Give the network another subnet"),
    ),
    Rule(
        (r"dnsmasq: failed to create listening socket for (?P<name>\S+?): Address already in use",),
        "dns-port-in-use",
        N_("Another DNS or DHCP server listens on {name}, which the network needs for its own"),
        N_("Stop the other server on that address, or tell it to leave the bridge alone"),
        "sudo ss -lunp 'sport = :53'",
    ),
    Rule(
        (r"(?:Cannot|Unable to) find 'dnsmasq'",),
        "dnsmasq-missing",
        N_("dnsmasq, which gives addresses to VMs, is not installed"),
        N_("Install it"),
        "sudo apt install dnsmasq-base",
    ),
    Rule(
        (
            r"firewall backend|[Ff]ailed to apply firewall|firewalld can't find the|INVALID_ZONE",
            r"(?:Cannot|Unable to) find '(?:iptables|nft|ebtables)'|/(?:iptables|nft|ebtables)\b",
        ),
        "firewall-backend",
        N_("libvirt could not write the firewall rules that its networks need"),
        N_(
            "Install nftables or iptables, choose the one there is as firewall_backend in"
            " /etc/libvirt/network.conf, and restart libvirt"
        ),
        "sudo systemctl restart libvirtd",
    ),
)

_FILES = (
    Rule(
        (
            rf"Cannot access backing file {_PATH} of storage file '(?P<overlay>[^\n]+?)'{_AS_USER}"
            r": No such file",
        ),
        "backing-missing",
        N_("{path} is missing, on which {overlay} builds"),
        N_("Put the file back: without it the data of the overlay cannot be read"),
        "qemu-img info --backing-chain {overlay}",
    ),
    Rule(
        (
            rf"Cannot access backing file {_PATH} of storage file '(?P<overlay>[^\n]+?)'{_AS_USER}"
            r": Permission denied",
        ),
        "image-unreadable",
        N_("QEMU's user may not read {path}, on which {overlay} builds"),
        N_("Move the image to the pool of the host, or let this user pass its folders"),
        "namei -l {path}",
    ),
    Rule(
        (rf"{_OPENING} '(?P<path>/[^\n]*?\.iso)'{_AS_USER}: No such file",),
        "iso-missing",
        N_("The disc image {path} in the VM's drive is missing"),
        N_("Put the file back, or eject the disc"),
    ),
    Rule(
        (r"'(?P<path>/[^\n]*?(?:nvram|VARS)[^\n]*?)': No such file",),
        "nvram-missing",
        N_("{path} is missing, in which the VM's UEFI keeps its settings"),
        N_("Start the VM with fresh UEFI settings"),
        _VIRSH + "start VM --reset-nvram",
    ),
    Rule(
        (
            r"'(?P<path>/[^\n]*?(?:OVMF|ovmf|edk2|AAVMF)[^\n]*?)'[^\n]*: No such file",
            r"unable to find any master var store for loader: (?P<path>\S+)",
        ),
        "ovmf-missing",
        N_("The UEFI firmware {path} is missing on the host"),
        N_("Install OVMF, or choose the VM's firmware again"),
        "sudo apt install ovmf",
    ),
    Rule(
        (r"Unable to find (?:any|'efi') firmware (?:that is compatible|to satisfy)",),
        "ovmf-missing",
        N_("The host has no UEFI firmware that fits this VM"),
        N_("Install OVMF, or choose the VM's firmware again"),
        "sudo apt install ovmf",
    ),
    Rule(
        (rf"{_OPENING} {_PATH}{_AS_USER}: No such file",),
        "image-missing",
        N_("The disk image {path} is missing"),
        N_("Put the file back, or remove the drive from the VM"),
    ),
    Rule(
        (rf"{_OPENING} {_PATH}{_AS_USER}: Permission denied",),
        "image-unreadable",
        N_("QEMU's user may not read {path}"),
        N_("Move the image to the pool of the host, or let this user pass its folders"),
        "namei -l {path}",
    ),
    Rule(
        (r"Failed to get [^\n]*lock[\s\S]*?using the image \[(?P<path>[^\n]+?)\]",),
        "image-locked",
        N_("Another VM or program is using {path}"),
        N_("Shut down the other VM, or give this one a disk of its own"),
        "sudo fuser -v {path}",
    ),
    Rule(
        (r"Failed to get [^\n]*lock",),
        "image-locked",
        N_("Another VM or program is using a disk of this VM"),
        N_("Shut down the other VM, or give this one a disk of its own"),
    ),
    Rule(
        (r"Image is not in (?P<format>\S+) format",),
        "image-format",
        N_("A disk image of the VM is not what its settings say: it is no {format}"),
        N_("Look with qemu-img info what the file is, and set the drive's format to that"),
    ),
    Rule(
        (r"[Ii]mage is corrupt|qcow2: Marking image as corrupt|L1 table is too (?:small|large)",),
        "image-corrupt",
        N_("A disk image of the VM is damaged"),
        N_("Keep a copy of the image, then check and repair it with qemu-img"),
        "qemu-img check -r all IMAGE",
    ),
    Rule(
        (r"No space left on device",),
        "disk-full",
        N_("The host's disk is full"),
        N_("Make room on it, or move images to another disk"),
        "df -h",
    ),
    Rule(
        (r"storage pool '(?P<name>default)'[^\n]* is not active",),
        "pool-inactive",
        N_("The storage pool “{name}” is not active"),
        N_("Start it"),
        _VIRSH + "pool-start {name}",
        repair=True,
    ),
    Rule(
        (r"storage pool '(?P<name>[^\n]+?)'[^\n]* is not active",),
        "pool-inactive",
        N_("The storage pool “{name}” is not active"),
        N_("Start it"),
        _VIRSH + "pool-start {name}",
    ),
    Rule(
        (r"no storage pool with matching name '(?P<name>[^\n]+?)'",),
        "pool-gone",
        N_("A disk of the VM lies in the storage pool “{name}”, which this host does not have"),
        N_("Define the pool again, or give the VM another disk"),
        _VIRSH + "pool-list --all",
    ),
)

_MACHINE = (
    Rule(
        (
            r"KVM_CREATE_VM\) failed: (?:16 )?Device or resource busy",
            r"failed to initialize kvm: Device or resource busy|VT-x is being used by another",
        ),
        "kvm-busy",
        N_("Another hypervisor, VirtualBox perhaps, holds the processor's virtualization"),
        N_("Stop the VMs of the other hypervisor"),
        "lsmod | grep -e vbox -e vmmon",
    ),
    Rule(
        (r"Could not access KVM kernel module: Permission denied",),
        "kvm-denied",
        N_("QEMU may not use /dev/kvm"),
        N_("Join the group kvm, then sign in again"),
        "sudo usermod -aG kvm $USER",
    ),
    Rule(
        (
            r"Could not access KVM kernel module|domaintype=kvm|KVM is not (?:available|supported)",
            r"failed to initialize kvm|does not support virt type 'kvm'",
        ),
        "kvm-absent",
        N_("The VM needs KVM, which this host does not offer"),
        N_(
            "Switch on virtualization (VT-x, AMD-V or SVM) in the firmware setup, or set the VM's"
            " accelerator to TCG, which is 10 to 20 times slower"
        ),
        "ls -l /dev/kvm; grep -cE 'vmx|svm' /proc/cpuinfo",
    ),
    Rule(
        (
            r"Host CPU does not provide required features: (?P<features>[^\n]+)",
            r"missing features: (?P<features>[^\n]+)",
        ),
        "cpu-unsupported",
        N_("The VM's CPU model needs what this host's processor lacks: {features}"),
        N_("Set the VM's CPU model to “host-model”"),
        _VIRSH + "domcapabilities",
    ),
    Rule(
        (
            r"Unknown CPU model (?P<features>\S+)",
            r"unable to find CPU definition for model '?(?P<features>[^\s']+)",
        ),
        "cpu-unsupported",
        N_("This host does not know the VM's CPU model {features}"),
        N_("Set the VM's CPU model to “host-model”"),
        _VIRSH + "cpu-models x86_64",
    ),
    Rule(
        (r"CPU mode '(?P<features>[^\n']+)' for [^\n]* is not supported|the CPU is incompatible",),
        "cpu-unsupported",
        N_("This host cannot give the VM the CPU that its settings ask for"),
        N_("Set the VM's CPU model to “host-model”, or to “maximum” under TCG"),
        _VIRSH + "domcapabilities",
    ),
    Rule(
        (r"cannot set up guest memory[^\n]*|[Cc]annot allocate memory",),
        "memory-short",
        N_("The host does not have the memory that the VM asks for"),
        N_("Give the VM less memory, or shut down other VMs"),
        "free -h",
    ),
    Rule(
        (r"(?:does not support|[Uu]nsupported) machine type:? '?(?P<name>[^\s']+)",),
        "machine-gone",
        N_("This host's QEMU does not know the machine type {name}"),
        N_("Set the VM's machine type to one that it knows, such as q35"),
        "qemu-system-x86_64 -machine help",
    ),
    Rule(
        (
            r"Cannot check QEMU binary (?P<path>\S+?):? ",
            r"does not support arch '(?P<path>[^\n']+)'",
            r"[Cc]annot (?:find|execute) (?:binary |suitable emulator for )(?P<path>\S+)",
            r"could not find capabilities for arch=(?P<path>\S+)",
        ),
        "emulator-missing",
        N_("The emulator that the VM needs is not installed: {path}"),
        N_("Install QEMU for this architecture"),
        "sudo apt install qemu-system",
    ),
)

_DEVICES = (
    Rule(
        (r"(?:Unable to|Cannot) find 'swtpm|TPM (?:version|model|backend)[^\n]* not supported",),
        "swtpm-missing",
        N_("The TPM emulator is not installed on the host"),
        N_("Install swtpm"),
        "sudo apt install swtpm swtpm-tools",
    ),
    Rule(
        (
            r"[Cc]ould not (?:start|run) '?\S*swtpm|swtpm[^\n]* (?:exit ?status|failed|died)",
            r"[Ff]ailed to start (?:the )?TPM emulator",
        ),
        "swtpm-failed",
        N_("The TPM emulator did not start"),
        N_("See its log; AppArmor or the rights of its folder often stop it"),
        "sudo journalctl -k --grep swtpm; ls -ld /var/lib/libvirt/swtpm",
    ),
    Rule(
        (r"AppArmor profile|virSecurity[^\n]*AppArmor|[Ff]ailed to load AppArmor",),
        "apparmor",
        N_("AppArmor stopped the VM"),
        N_("See what it refused; images outside the usual folders need an AppArmor rule"),
        "sudo journalctl -k --grep DENIED",
    ),
    Rule(
        (r"[Uu]nable to find an unused port in range '(?P<name>\S+?)'",),
        "port-in-use",
        N_("No port is free for the VM's screen ({name})"),
        N_("Shut down other VMs, or let the screen listen on no port"),
    ),
    Rule(
        (r"Failed to find an available port|[Aa]ddress already in use",),
        "port-in-use",
        N_("The port of the VM's screen or service is in use on the host"),
        N_("Set the port to automatic, or stop the program that has it"),
        "sudo ss -ltnp",
    ),
    Rule(
        (
            r"(?:PCI|USB) device (?P<name>[^\n]+?) is (?:in use|already in use)[^\n]*"
            r"(?:domain|by) '?(?P<user>[^\n']+)",
        ),
        "device-busy",
        N_("The host's device {name} is in use by {user}"),
        N_("Take it away from there, or remove it from this VM"),
    ),
    Rule(
        (
            r"[Dd]evice (?P<name>[0-9a-f]{4}:[0-9a-f]{2}:[0-9a-f]{2}\.\d)[^\n]* not found",
            r"[Dd]id not find USB device (?P<name>\S+)",
        ),
        "device-gone",
        N_("The host's device {name}, which the VM uses, is not there"),
        N_("Plug it in, or remove it from the VM"),
        "lspci -nn; lsusb",
    ),
    Rule(
        (
            r"host doesn't support passthrough of host PCI devices|IOMMU group (?:not|is not)",
            r"[Ff]ailed to set(?:up)? iommu|no iommu_group found|IOMMU (?:not enabled|not found)",
        ),
        "iommu-off",
        N_("The host cannot hand PCI devices to VMs: its IOMMU is off"),
        N_("Switch on VT-d or AMD-Vi in the firmware setup and intel_iommu=on in the kernel"),
        "dmesg | grep -i iommu",
    ),
    Rule(
        (
            r"[Ss]pice graphics (?:are|is) not supported|chardev backend not supported[^\n]*spice",
            r"Parameter 'type' does not accept value 'spice",
        ),
        "spice-missing",
        N_("This host's QEMU has no SPICE, which the VM's screen asks for"),
        N_("Change the VM's screen to VNC"),
    ),
    Rule(
        (
            r"/dev/dri/|render ?node|egl: |virglrenderer",
            r"opengl is not available|OpenGL support was not enabled",
        ),
        "gl-missing",
        N_("The host cannot draw 3D for this VM"),
        N_("Switch off 3D acceleration in the VM's video settings"),
        "ls -l /dev/dri",
    ),
)

_SERVICES = (
    Rule(
        (r"virtlogd-sock",),
        "virtlogd-down",
        N_("virtlogd, libvirt's service for logs, is not running"),
        N_("Start it"),
        "sudo systemctl start virtlogd",
    ),
    Rule(
        (r"virtlockd-sock",),
        "virtlockd-down",
        N_("virtlockd, libvirt's service for locks, is not running"),
        N_("Start it"),
        "sudo systemctl start virtlockd",
    ),
    Rule(
        (
            r"load of migration failed|[Ss]ave image is incomplete|image magic is incorrect",
            r"(?:save|saved) (?:image|state)[^\n]* (?:corrupt|incompatible|version)",
            r"Unknown ramblock|Missing section footer",
        ),
        "saved-state-stale",
        N_("The saved state does not fit this host's QEMU any more, or is damaged"),
        N_("Throw the saved state away and start afresh; what was not on disk then is lost"),
        _VIRSH + "managedsave-remove VM",
    ),
)

_CONNECTION = (
    Rule(
        (
            r"Failed to connect socket to '[^\n']+': Permission denied",
            r"authentication (?:unavailable|cancelled|failed): |polkit|error from service: polkit",
        ),
        "not-allowed",
        N_("You may not use libvirt on this computer: you are not in the group libvirt"),
        N_("Join the group, then sign in again"),
        "sudo usermod -aG libvirt $USER",
    ),
    Rule(
        (r"Failed to connect socket to '[^\n']+'",),
        "daemon-down",
        N_("libvirt is not running on this computer, or is not installed"),
        N_("Start it"),
        "sudo systemctl start libvirtd",
    ),
    Rule(
        (r"Host key verification failed",),
        "ssh-key-unknown",
        N_("The SSH key of this host is not known, or has changed"),
        N_("Run ssh with this host once in a terminal and compare its key"),
    ),
    Rule(
        (r"Permission denied \((?:publickey|password|keyboard|gssapi)|Too many authentication",),
        "ssh-denied",
        N_("SSH did not let you in"),
        N_("Set up a key (ssh-copy-id USER@HOST), or load yours with ssh-add"),
    ),
    Rule(
        (r"Could not resolve|Unable to resolve|Name or service not known",),
        "host-unknown",
        N_("No computer of this name is known"),
        N_("Check the spelling of the host's name"),
    ),
    Rule(
        (
            r"unable to connect to server|Connection refused|No route to host",
            r"Network is unreachable|Connection timed out",
        ),
        "host-unreachable",
        N_("The host does not answer"),
        N_("Check that it is switched on, and that libvirt or SSH listens there"),
    ),
)

RULES: tuple[Rule, ...] = _NETWORKS + _SERVICES + _FILES + _DEVICES + _MACHINE + _CONNECTION
