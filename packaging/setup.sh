#!/usr/bin/env bash
# Prepare a Debian or Ubuntu machine: packages, .venv, compiled forms, a running libvirt.
#
#   packaging/setup.sh lint    what `make lint` needs: .venv and the compiled forms
#   packaging/setup.sh run     what VMDesk needs to run VMs, and a default network
#   packaging/setup.sh test    that, and what the end-to-end tests need
#   packaging/setup.sh bench   that, and the programs that VMDesk is measured beside
#
# It installs only what is missing, says what, and asks for sudo only when it is not root.
# A second run that finds everything in place takes a fraction of a second.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8

purpose=${1:-run}
venv=.venv
log=build/setup.log
stamp=$venv/.installed
mkdir -p build
: >"$log"

say() { printf '==> %s\n' "$*"; }
note() { printf '    %s\n' "$*"; }
fail() {
    printf 'setup: %s\n' "$1" >&2
    shift
    for line in "$@"; do printf '       %s\n' "$line" >&2; done
    exit 1
}
# Run a command with its output in the log; show the end of it when the command fails.
logged() {
    { printf '\n$ %s\n' "$*"; "$@"; } >>"$log" 2>&1 && return
    tail -n 25 "$log" >&2
    fail "failed: $*" "the whole output is in $log"
}
as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo --preserve-env=DEBIAN_FRONTEND,INITRD "$@"
    else
        fail "this needs root, and there is no sudo: $*"
    fi
}

# --- packages. "a|b" is satisfied by either, the first one known to apt is installed; a leading
# --- "?" marks one that not every release has and that is only asked for where it exists.
build_packages=(python3-venv python3-dev gcc libc6-dev pkg-config libvirt-dev)
qt_packages=(
    libegl1 libgl1 libopengl0 'libglib2.0-0t64|libglib2.0-0' libdbus-1-3 libfontconfig1 libxkbcommon0
    libxkbcommon-x11-0 libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0
    libxcb-render-util0 libxcb-shape0 libxcb-shm0 libxcb-sync1 libxcb-xfixes0 libxcb-xinerama0
    libxcb-xkb1 libx11-xcb1 'fonts-dejavu-core|fonts-noto-core' fonts-noto-cjk fonts-noto-color-emoji
)
hypervisor_packages=(
    qemu-system-x86 qemu-utils 'ovmf' swtpm swtpm-tools osinfo-db
    libvirt-daemon-system libvirt-clients '?libvirt-daemon-driver-qemu' '?libvirt-daemon-config-network'
    dnsmasq-base iptables iproute2 procps openssh-client
)
# Tiny Linux is built from the distribution's own parts.
tiny_packages=(busybox-static kmod cpio grub-common grub-pc-bin grub-efi-amd64-bin xorriso mtools)
headless_packages=(xvfb xauth)
test_packages=(
    zstd xvfb xauth openbox xdotool imagemagick dbus dbus-x11 at-spi2-core
    python3-pyatspi python3-gi gir1.2-atspi-2.0 util-linux desktop-file-utils appstream man-db
    openssl tigervnc-standalone-server ffmpeg openssh-server x11-xkb-utils kbd console-data
)
peer_packages=(virt-manager virtinst virt-viewer tigervnc-viewer x11-utils libxtst6)

installed() { [ "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]; }
known() { apt-cache show --no-all-versions "$1" >/dev/null 2>&1; }
has_kernel() {
    local image
    for image in /boot/vmlinuz-*; do
        [ -d "/lib/modules/${image#/boot/vmlinuz-}" ] && return
    done
    return 1
}

# Fill `missing` with the packages that are asked for and not there.
missing=()
find_missing() {
    local wanted name
    missing=()
    for wanted in "$@"; do
        [[ " ${missing[*]} " != *" $wanted "* ]] || continue
        for name in ${wanted//[|?]/ }; do
            installed "$name" && continue 2
        done
        missing+=("$wanted")
    done
}

choose() { # the first alternative that apt knows
    local name
    for name in ${1//[|?]/ }; do
        if known "$name"; then
            printf '%s\n' "$name"
            return
        fi
    done
    [ "${1#\?}" != "$1" ] || fail "apt knows no package ${1//|/ or }" \
        "is the 'main' (Debian) or 'universe' (Ubuntu) part of the archive enabled?"
}

install_packages() {
    local wanted name chosen=()
    find_missing "$@"
    has_kernel || [ "$purpose" = lint ] || missing+=('linux-image-cloud-amd64|linux-image-virtual|linux-image-amd64')
    [ "${#missing[@]}" != 0 ] || return 0
    # An optional one that this release does not have is nothing to refresh the lists for.
    local update=no
    for wanted in "${missing[@]}"; do
        case $wanted in
            \?*) ;;
            *) update=yes ;;
        esac
    done
    if [ $update = yes ]; then
        say "refreshing apt's package lists"
        logged as_root apt-get update -q
    fi
    for wanted in "${missing[@]}"; do
        name=$(choose "$wanted")
        [ -z "$name" ] || installed "$name" || chosen+=("$name")
    done
    [ "${#chosen[@]}" != 0 ] || return 0
    say "installing ${#chosen[@]} packages: ${chosen[*]}"
    # INITRD: a kernel is only ever installed here where none is, which is a container; nothing
    # boots from it, so it needs no initramfs.
    INITRD=No logged as_root apt-get install -y -q --no-install-recommends \
        -o Dpkg::Options::=--force-confold "${chosen[@]}"
}

# --- Python
usable() { # an interpreter new enough, that can make a venv
    "$1" -c 'import sys, ensurepip, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}
find_python() {
    local candidate
    for candidate in python3 /usr/bin/python3 python3.14 python3.13 python3.12 python3.11; do
        if command -v "$candidate" >/dev/null && usable "$candidate"; then
            command -v "$candidate"
            return
        fi
    done
    return 1
}
python_from_apt() { # older releases have a newer Python beside their own
    local version
    for version in 3.13 3.12 3.11; do
        if known "python$version-venv"; then
            install_packages "python$version" "python$version-venv" "python$version-dev"
            return
        fi
    done
    fail "Python 3.11 or newer is needed; this is $(python3 -V 2>&1 || echo 'no Python 3')"
}

make_venv() {
    if [ -e $venv ] && ! "$venv/bin/python" -c \
        'import sys, pip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        say "$venv is broken or too old: making it anew"
        rm -rf $venv
    fi
    if [ ! -e $venv ]; then
        find_python >/dev/null || python_from_apt
        local python
        python=$(find_python) || fail "no Python 3.11 or newer that can make a virtual environment"
        say "making $venv with $("$python" -V)"
        logged "$python" -m venv $venv
    fi
    local wanted
    wanted=$( (cat pyproject.toml; pwd; "$venv/bin/python" -VV) | sha256sum)
    if [ "$(cat $stamp 2>/dev/null)" = "$wanted" ] && [ -x $venv/bin/vmdesk ]; then return; fi
    say "installing VMDesk and its Python packages into $venv"
    local build_needs=()
    mapfile -t build_needs < <("$venv/bin/python" -c '
import tomllib
for line in tomllib.load(open("pyproject.toml", "rb"))["build-system"]["requires"]:
    print(line)')
    # What builds need (ours, and libvirt-python's) comes first and stays, instead of being fetched
    # again for each of them.
    logged "$venv/bin/pip" install -q --disable-pip-version-check \
        "${build_needs[@]}" editables setuptools wheel
    logged "$venv/bin/pip" install -q --disable-pip-version-check --no-build-isolation -e '.[dev]'
    printf '%s\n' "$wanted" >$stamp
}

compile_data() {
    "$venv/bin/python" packaging/build_forms.py
    "$venv/bin/python" packaging/translations.py compile
}

# --- libvirt
has_systemd() { [ -d /run/systemd/system ]; }

libvirt_runs() { # asked so that a user without rights needs no password for it
    if has_systemd; then
        systemctl -q is-active libvirtd.socket || systemctl -q is-active libvirtd ||
            systemctl -q is-active virtqemud.socket
    else
        pidof libvirtd >/dev/null && pidof virtlogd >/dev/null
    fi
}

start_libvirt() {
    if libvirt_runs; then return; fi
    if has_systemd; then
        say "starting libvirtd"
        logged as_root systemctl start libvirtd
        return
    fi
    say "starting virtlogd and libvirtd (there is no systemd)"
    # Without its log daemon no VM starts.
    as_root sh -c 'mkdir -p /run/libvirt; pidof virtlogd || virtlogd -d; pidof libvirtd || libvirtd -d' \
        >>"$log" 2>&1 || true
    for _ in $(seq 50); do
        ! as_root virsh -q -c qemu:///system version >>"$log" 2>&1 || return 0
        sleep 0.2
    done
    note "libvirtd did not answer; see $log and /var/log/libvirt"
}

start_network() {
    local look=(virsh -q -r -c qemu:///system) change=(as_root virsh -q -c qemu:///system) info
    # Anybody may look where there is polkit; where there is not, only root.
    "${look[@]}" version >>"$log" 2>&1 || look=("${change[@]}")
    if ! info=$("${look[@]}" net-info default 2>>"$log"); then
        local definition=/usr/share/libvirt/networks/default.xml
        if [ ! -r $definition ]; then
            note "libvirt has no network 'default', and no definition of one"
            return
        fi
        say "defining libvirt's default network"
        logged "${change[@]}" net-define $definition
        info=
    fi
    if ! grep -q 'Active: *yes' <<<"$info"; then
        say "starting libvirt's default network"
        "${change[@]}" net-start default >>"$log" 2>&1 ||
            note "it does not start: $(tail -n 1 "$log") (VMDesk works, its VMs have no NAT)"
    fi
}

check_group() {
    if [ "$(id -u)" != 0 ] && ! id -nG | tr ' ' '\n' | grep -qx libvirt; then
        note "you are not in the group libvirt, so VMDesk uses qemu:///session (user-mode network)."
        note "for the system's libvirt: sudo adduser $(id -un) libvirt, then log in again"
    fi
}

main() {
    case $purpose in
        lint | run | test | bench) ;;
        *) fail "usage: packaging/setup.sh lint|run|test|bench" ;;
    esac
    # Administrators' tools, which a plain user's PATH lacks on Debian.
    PATH=$PATH:/usr/sbin:/sbin
    local packages=("${build_packages[@]}" "${qt_packages[@]}")
    if [ "$purpose" != lint ]; then
        packages+=("${hypervisor_packages[@]}" "${tiny_packages[@]}")
        [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] || packages+=("${headless_packages[@]}")
    fi
    case $purpose in test | bench) packages+=("${test_packages[@]}") ;; esac
    [ "$purpose" != bench ] || packages+=("${peer_packages[@]}")
    if command -v apt-get >/dev/null && command -v dpkg-query >/dev/null; then
        install_packages "${packages[@]}"
    else
        fail "this is neither Debian nor Ubuntu: please install by your own means" \
            "Python 3.11 or newer with venv and headers, gcc, pkg-config, libvirt's headers;" \
            "QEMU, libvirt with its QEMU driver, dnsmasq, OVMF, swtpm, osinfo-db;" \
            "busybox (static), GRUB's tools, xorriso, mtools; Qt 6's xcb libraries; Noto fonts." \
            "then: python3 -m venv .venv && .venv/bin/pip install -e '.[dev]' && .venv/bin/vmdesk"
    fi
    make_venv
    compile_data
    [ "$purpose" != run ] || { start_libvirt && start_network && check_group; }
}

main
