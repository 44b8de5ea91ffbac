#!/usr/bin/env bash
# Prove that a fresh clone works on a fresh Debian: debootstrap, clone, make. Needs root.
#
#   packaging/clean_check.sh FOLDER prepare          only make the system and the clone
#   packaging/clean_check.sh FOLDER make run         and run this command in the clone
#   packaging/clean_check.sh FOLDER make test
#
# The system in FOLDER/root is made once and used again; the clone is made anew each time, of
# what is committed. It runs in namespaces of its own (mounts, processes, network, host name), so
# that its libvirt and yours never meet; when the command ends, nothing of it is left running.
# SUITE (bookworm) and MIRROR (http://deb.debian.org/debian) may be set.
set -euo pipefail

[ $# -ge 2 ] || { sed -n '2,11s/^# \?//p' "$0" >&2; exit 2; }
[ "$(id -u)" = 0 ] || { echo "clean_check: needs root" >&2; exit 1; }
source=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
folder=$(mkdir -p "$1" && cd "$1" && pwd)
shift
root=$folder/root
suite=${SUITE:-bookworm}
mirror=${MIRROR:-http://deb.debian.org/debian}
namespace=vmdesk-clean-$$
# A /30 of the range reserved for benchmarks (RFC 2544), by process, so that two can run.
subnet=198.18.$((($$ / 64) % 256)).$((($$ % 64) * 4))
address() { echo "${subnet%.*}.$((${subnet##*.} + $1))"; }

make_system() {
    [ ! -e "$root/etc/debian_version" ] || return 0
    debootstrap --variant=minbase --include=ca-certificates,git,make "$suite" "$root" "$mirror"
}

make_sources() {
    [ "$suite" != sid ] || return 0
    cat >"$root/etc/apt/sources.list" <<EOF
deb $mirror $suite main
deb $mirror $suite-updates main
deb ${mirror%/debian}/debian-security $suite-security main
EOF
}

make_clone() {
    rm -rf "$root/root/vmdesk"
    git -c safe.directory='*' clone -q --no-hardlinks "$source" "$root/root/vmdesk"
    cp /etc/resolv.conf "$root/etc/resolv.conf"
}

# Only this process' rules and links; libvirt's are left alone.
remove_network() {
    ip netns delete "$namespace" 2>/dev/null || true
    ip link delete "vd$$" 2>/dev/null || true
    iptables -t nat -D POSTROUTING -s "$subnet/30" ! -d "$subnet/30" -j MASQUERADE 2>/dev/null || true
}

make_network() {
    trap remove_network EXIT
    trap 'exit 130' INT TERM
    ip netns add "$namespace"
    ip link add "vd$$" type veth peer name eth0 netns "$namespace"
    ip address add "$(address 1)/30" dev "vd$$"
    ip link set "vd$$" up
    ip -n "$namespace" address add "$(address 2)/30" dev eth0
    ip -n "$namespace" link set eth0 up
    ip -n "$namespace" link set lo up
    ip -n "$namespace" route add default via "$(address 1)"
    iptables -t nat -A POSTROUTING -s "$subnet/30" ! -d "$subnet/30" -j MASQUERADE
    [ "$(cat /proc/sys/net/ipv4/ip_forward)" = 1 ] || echo 1 >/proc/sys/net/ipv4/ip_forward
}

enter() { # COMMAND...: in the clone, with an environment of nothing but the necessary
    local inside='
        set -e
        hostname vmdesk-clean
        # A mount of its own, so that what runs inside can make namespaces in turn.
        mount --bind "$1" "$1"
        mount -t proc proc "$1/proc"
        # Nodes of its own: packages change the owner of /dev/kvm to a group of their own system.
        mount -t tmpfs -o mode=755 tmpfs "$1/dev"
        mkdir -p "$1/dev/net" "$1/dev/pts" "$1/dev/shm"
        for node in null zero full random urandom tty kvm fuse net/tun; do
            [ ! -e "/dev/$node" ] || cp -a "/dev/$node" "$1/dev/$node"
        done
        mount -t devpts -o newinstance,ptmxmode=0666,mode=620 devpts "$1/dev/pts"
        mount -t tmpfs tmpfs "$1/dev/shm"
        ln -sf pts/ptmx "$1/dev/ptmx"
        ln -sf /proc/self/fd "$1/dev/fd"
        ln -sf fd/0 "$1/dev/stdin"; ln -sf fd/1 "$1/dev/stdout"; ln -sf fd/2 "$1/dev/stderr"
        mount -t sysfs sysfs "$1/sys"
        mount -t cgroup2 cgroup2 "$1/sys/fs/cgroup" 2>/dev/null || true
        mount -t tmpfs tmpfs "$1/run"
        mount -t tmpfs tmpfs "$1/tmp"
        cd "$1"
        shift
        # Not only chroot: nothing inside may see, or fall back into, the system outside.
        pivot_root . .
        umount -l .
        exec chroot . /usr/bin/env -i HOME=/root TERM=dumb LANG=C.UTF-8 \
            PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
            sh -c "cd /root/vmdesk && \"\$@\"" clean "$@"'
    ip netns exec "$namespace" unshare --mount --uts --ipc --pid --fork --kill-child \
        sh -c "$inside" enter "$root" "$@"
}

make_system
make_sources
make_clone
[ "$1" != prepare ] || exit 0
make_network
started=$SECONDS
status=0
enter "$@" || status=$?
echo "clean_check: '$*' ended with $status after $((SECONDS - started)) s"
exit $status
