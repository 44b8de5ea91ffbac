"""A SPICE VM becomes a VNC one: what needs SPICE goes, all else stays as it was."""

from vmdesk.backends.libvirt.devices import Domain
from vmdesk.backends.libvirt.vnc_switch import lost_with_vnc, switch_to_vnc

# What virt-manager makes of a new VM, shortened, with all that SPICE brings.
SPICE = """<domain type="kvm"><name>desk</name><unknown kept="yes"/>
  <devices>
    <serial type="spiceport"><source channel="x"/><target port="0"/></serial>
    <channel type="spicevmc"><target type="virtio" name="com.redhat.spice.0"/></channel>
    <channel type="spiceport"><source channel="org.spice-space.webdav.0"/>
      <target type="virtio" name="org.spice-space.webdav.0"/></channel>
    <channel type="unix"><target type="virtio" name="org.qemu.guest_agent.0"/></channel>
    <smartcard mode="passthrough" type="spicevmc"/>
    <graphics type="spice" autoport="yes"><listen type="address"/><gl enable="yes"/></graphics>
    <sound model="ich9"/>
    <audio id="1" type="spice"/>
    <video><model type="virtio" heads="2"><acceleration accel3d="yes"/></model></video>
    <redirdev bus="usb" type="spicevmc"/><redirdev bus="usb" type="spicevmc"/>
    <redirfilter><usbdev allow="yes"/></redirfilter>
  </devices></domain>"""
PLAIN = (
    '<domain><devices><graphics type="spice" port="5900"/>'
    '<graphics type="vnc" port="5901"/></devices></domain>'
)


def switched(text, *, local=True, clipboard=False) -> Domain:
    domain = Domain.parse(text)
    switch_to_vnc(domain, local=local, clipboard=clipboard)
    return Domain.parse(domain.to_text())


def test_nothing_of_spice_is_left():
    """QEMU would not start with a SPICE device and no SPICE screen."""
    text = switched(SPICE).to_text()
    assert "spice" not in text
    assert "redir" not in text
    assert 'kept="yes"' in text
    assert "org.qemu.guest_agent.0" in text
    assert "ich9" in text


def test_the_screen_needs_no_port_here_and_a_private_one_elsewhere():
    """libvirt hands over a local screen; one on another computer is reached through ssh."""
    (here,) = switched(SPICE).graphics
    assert (here.type, here.listen_type) == ("vnc", "none")
    (there,) = switched(SPICE, local=False).graphics
    assert (there.type, there.listen_address, there.autoport) == ("vnc", "127.0.0.1", True)


def test_the_clipboard_goes_on_where_the_host_can():
    """The guest's agent finds the channel of the same name."""
    channels = {channel.name: channel.type for channel in switched(SPICE, clipboard=True).channels}
    assert channels["com.redhat.spice.0"] == "qemu-vdagent"
    assert len(switched(SPICE, clipboard=False).channels) == 1


def test_a_vm_with_both_keeps_its_vnc():
    """There is no second one made."""
    (screen,) = switched(PLAIN).graphics
    assert screen.port == 5901


def test_sound_and_3d_do_not_stop_the_start():
    """Both are switched off where they had SPICE behind them."""
    domain = switched(SPICE)
    assert [audio.type for audio in domain.audios] == ["none"]
    assert [video.accelerated for video in domain.videos] == [False]
    assert [line.type for line in domain.serials] == ["pty"]


def test_what_is_lost_is_told_and_nothing_else():
    """Only what this VM has is named."""
    lost = list(lost_with_vnc(Domain.parse(SPICE), clipboard=False))
    assert len(lost) == 7
    assert any("USB" in phrase for phrase in lost)
    assert not any("clipboard" in p for p in lost_with_vnc(Domain.parse(SPICE), clipboard=True))
    assert list(lost_with_vnc(Domain.parse(PLAIN), clipboard=False)) == []
