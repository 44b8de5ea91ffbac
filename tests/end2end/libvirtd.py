"""A libvirtd of the tests' own, which never meets the developer's machines.

It runs in its own mount, network, host name and process namespaces, with its own /etc/libvirt,
/var/lib/libvirt, /run/libvirt and a `default` network that no other machine sees. Its socket is
reached from outside. A shell is the first process in there and waits for the end of its standard
input, so that daemons, guests, mounts and network are gone with the tests, however these end.
"""

import os
import shutil
import subprocess
import tempfile
import time
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

T = TypeVar("T")

LIBVIRTD_CONF = """
host_uuid = "{host_uuid}"
auth_unix_ro = "none"
auth_unix_rw = "none"
unix_sock_rw_perms = "0777"
log_outputs = "3:file:/var/log/libvirt/libvirtd.log"
"""
# Files lie in a temporary folder that only root can be sure to reach; there is no other user
# to protect, and a security module's profiles do not know these paths.
QEMU_CONF = """
user = "root"
group = "root"
dynamic_ownership = 1
remember_owner = 0
security_driver = "none"
namespaces = []
"""
DEFAULT_NETWORK = """
<network>
  <name>default</name>
  <forward mode="nat"/>
  <bridge name="virbr0" stp="off" delay="0"/>
  <ip address="192.168.122.1" netmask="255.255.255.0">
    <dhcp><range start="192.168.122.2" end="192.168.122.254"/></dhcp>
  </ip>
</network>
"""
# A fresh /sys shows this network namespace, and no control groups, whose names two daemons would
# share; without the system bus no service of the machine hears of these guests.
# Locks of serial ports name a process of one namespace: in another it can be anybody.
INIT = """
set -e
folder=$1
umount --recursive --lazy /sys
mount -t sysfs sysfs /sys
mkdir -p /etc/libvirt /var/lib/libvirt /var/cache/libvirt /var/log/libvirt /run/libvirt
mount --bind "$folder/etc" /etc/libvirt
mount --bind "$folder/lib" /var/lib/libvirt
mount --bind "$folder/cache" /var/cache/libvirt
mount --bind "$folder/log" /var/log/libvirt
mount --bind "$folder/run" /run/libvirt
if [ -d /run/dbus ]; then mount -t tmpfs tmpfs /run/dbus; fi
lock=$(readlink -m /var/lock); mkdir -p "$lock"; mount -t tmpfs tmpfs "$lock"
hostname "$2"
ip link set lo up
echo ready
while read -r _; do :; done
kill -9 -1 || true
rm -rf -- "$folder"
"""
START = (
    "mkdir -p /run/libvirt; "
    "[ -S /run/libvirt/virtlogd-sock ] || virtlogd -d -p /run/libvirt/virtlogd.pid; "
    "libvirtd -d -p /run/libvirt/libvirtd.pid"
)
SYSTEM_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"


class HarnessError(Exception):
    """This machine cannot run the end-to-end tests; the text says why."""


def as_root() -> list[str]:
    """What to put before a command that needs root."""
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") and not subprocess.call(["sudo", "-n", "true"]):
        return ["sudo", "-n"]
    raise HarnessError(
        "the end-to-end tests start a libvirtd of their own, which takes root: "
        "run them as root, or let sudo work without a password"
    )


def wait_until(condition: Callable[[], T], seconds: float, what: str) -> T:
    """Poll *condition* until it holds and return its value; *what* is for the error."""
    deadline = time.monotonic() + seconds
    while True:
        if value := condition():
            return value
        if time.monotonic() > deadline:
            raise AssertionError(f"not within {seconds:g} s: {what}")
        time.sleep(0.05)


class PrivateLibvirtd:
    """One libvirtd in namespaces of its own; a context manager."""

    def __init__(self, name: str = "vmdesk-test") -> None:
        self._root = as_root()
        # Short, as socket paths are limited; readable, so that a plain user reaches the socket.
        self.folder = Path(tempfile.mkdtemp(prefix="vmdesk-e2e-", dir="/var/tmp"))
        self.folder.chmod(0o755)
        self.name = name
        self.images = self.folder / "images"
        self.uri = f"qemu:///system?socket={self.folder}/run/libvirt-sock"
        self._shell: subprocess.Popen[str] | None = None
        self.init_pid = 0

    def __enter__(self) -> "PrivateLibvirtd":
        try:
            self._lay_out()
            self._enter_namespaces()
            self.start()
            self._make_default_pool()
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def start(self) -> None:
        """Start the daemon (again) and wait until it answers and its network is up."""
        self.inside("sh", "-c", START)
        try:
            wait_until(self._answers, 20, "libvirtd answers")
        except AssertionError as error:
            raise HarnessError(f"{error}; its log ends with:\n{self.log_tail()}") from None

    def kill(self) -> None:
        """Kill the daemon as a crash would; its guests go on."""
        pid = (self.folder / "run" / "libvirtd.pid").read_text().strip()
        self.inside("kill", "-9", pid)
        wait_until(
            lambda: self.inside("kill", "-0", pid, check=False).returncode, 5, "libvirtd is gone"
        )

    def stop(self) -> None:
        """End the daemon and its guests, and remove every file of theirs; always possible."""
        shell, self._shell = self._shell, None
        if shell is not None:
            shell.communicate(timeout=10)
        subprocess.run([*self._root, "rm", "-rf", "--", str(self.folder)], check=True)

    def virsh(self, *arguments: str, check: bool = True, input: str = "") -> str:
        """What virsh prints, without the blank lines around it; *input* is its /dev/stdin."""
        done = subprocess.run(
            ["virsh", "-q", "-c", self.uri, *arguments],
            input=input,
            capture_output=True,
            text=True,
            timeout=60,
        )
        if check and done.returncode:
            raise AssertionError(f"virsh {' '.join(arguments)}: {done.stderr.strip()}")
        return done.stdout.strip()

    def inside(self, *command: str, check: bool = True, **options: Any) -> Any:
        """Run *command* as root where the daemon runs: with its network, files and processes."""
        # The root folder is the first process' own: in a chroot it is not the namespace's.
        entering = ["nsenter", "--target", str(self.init_pid), "--all", "--root", "--wd"]
        done = subprocess.run(
            [*self._root, *entering, "env", f"PATH={SYSTEM_PATH}", *command],
            capture_output=True,
            text=True,
            timeout=60,
            **options,
        )
        if check and done.returncode:
            raise AssertionError(f"{' '.join(command)}: {done.stderr.strip()}")
        return done

    def state(self, vm: str) -> str:
        """The state of *vm* in virsh's words; empty when there is no such VM."""
        return self.virsh("domstate", "--", vm, check=False)

    def lease(self, vm: str) -> str:
        """The IPv4 address that *vm* holds on `default`; empty when it holds none."""
        fields = self.virsh("domifaddr", "--", vm, check=False).split()
        return next((field.split("/")[0] for field in fields if "/" in field), "")

    def remove_guests(self) -> None:
        """Leave no VM and no disk image behind, so that the next test begins with nothing."""
        for vm in self.virsh("list", "--all", "--uuid").split():
            self.virsh("destroy", vm, check=False)
            self.virsh(
                "undefine", "--managed-save", "--snapshots-metadata", "--nvram", vm, check=False
            )
        for path in self.images.iterdir():
            subprocess.run([*self._root, "rm", "-rf", "--", str(path)], check=True)

    def log_tail(self) -> str:
        """The end of the daemon's log, for the text of an error."""
        log = self.folder / "log" / "libvirtd.log"
        return log.read_text()[-2000:] if log.exists() else "it wrote no log"

    def _lay_out(self) -> None:
        for name in ("etc", "lib", "cache", "log", "run", "images"):
            (self.folder / name).mkdir()
        # The guests' own folders, which the package makes on a real system.
        (self.folder / "lib" / "qemu").mkdir()
        etc = self.folder / "etc"
        (etc / "libvirtd.conf").write_text(LIBVIRTD_CONF.format(host_uuid=uuid.uuid4()))
        (etc / "qemu.conf").write_text(QEMU_CONF)
        networks = etc / "qemu" / "networks"
        (networks / "autostart").mkdir(parents=True)
        (networks / "default.xml").write_text(DEFAULT_NETWORK)
        (networks / "autostart" / "default.xml").symlink_to(
            "/etc/libvirt/qemu/networks/default.xml"
        )

    def _enter_namespaces(self) -> None:
        namespaces = ["unshare", "--mount", "--net", "--uts", "--ipc", "--pid", "--fork"]
        shell = ["bash", "-c", INIT, "init", str(self.folder), self.name]
        self._shell = subprocess.Popen(
            [*self._root, *namespaces, "--mount-proc", "env", f"PATH={SYSTEM_PATH}", *shell],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            # Ctrl-C is for the tests, which then end this in order.
            start_new_session=True,
        )
        assert self._shell.stdout is not None
        assert self._shell.stderr is not None
        if self._shell.stdout.readline() != "ready\n":
            raise HarnessError(f"no namespaces of its own: {self._shell.stderr.read().strip()}")
        self.init_pid = first_in_namespace(self._shell.pid)

    def _answers(self) -> bool:
        return "default" in self.virsh("net-list", "--name", check=False)

    def _make_default_pool(self) -> None:
        self.virsh("pool-define-as", "default", "dir", "--target", str(self.images))
        self.virsh("pool-start", "default")
        self.virsh("pool-autostart", "default")


def first_in_namespace(pid: int) -> int:
    """The first process of the new process namespace somewhere below *pid* (sudo, unshare)."""
    while True:
        status = Path(f"/proc/{pid}/status").read_text()
        if len(status.split("NSpid:")[1].splitlines()[0].split()) > 1:
            return pid
        pid = int(Path(f"/proc/{pid}/task/{pid}/children").read_text().split()[0])
