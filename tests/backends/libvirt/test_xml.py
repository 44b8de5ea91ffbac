"""XML edited in place."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from tests.backends.libvirt.conftest import DATA
from vmdesk.backends.libvirt.devices import Disk, Domain, Interface, Metadata
from vmdesk.backends.libvirt.xml import parse
from vmdesk.errors import InvalidInput

XML = """<domain><name>web</name><memory>2048</memory><future answer="42"/><devices>
<interface type="network"><mac address="52:54:00:00:00:01"/><link state="down"/></interface>
<disk type="file"><source file="/a.qcow2" index="1"/><readonly/></disk></devices></domain>"""
RUNNING = (DATA / "running.xml").read_text()


@pytest.fixture
def domain():
    return Domain.parse(XML)


def canonical(element):
    return etree.tostring(element, method="c14n").decode()


def test_fields_read_as_python_values(domain):
    """Fields decode to Python values; what is absent reads as None, a flag as False."""
    [nic], [disk] = domain.interfaces, domain.disks

    assert (domain.name, domain.memory_kib, domain.kernel) == ("web", 2048, None)
    assert (nic.mac, nic.link_up, nic.model) == ("52:54:00:00:00:01", False, None)
    assert (disk.path, disk.read_only, disk.shareable) == ("/a.qcow2", True, False)


def test_none_removes_and_never_creates(domain):
    """None takes a value away with the element that only held it; it grows nothing."""
    [nic], [disk] = domain.interfaces, domain.disks
    nic.link_up = None
    nic.model = None
    disk.file = None
    disk.read_only = False

    assert [child.tag for child in nic.element] == ["mac"]
    assert disk.to_text() == '<disk type="file"><source index="1"/></disk>'


def test_setting_grows_what_is_missing(domain):
    """Writing a value makes the elements on the way to it."""
    domain.kernel = "/boot/vmlinuz"
    domain.add_device(Interface.new(type="user", model="virtio", link_up=True))

    assert domain.element.findtext("os/kernel") == "/boot/vmlinuz"
    assert domain.interfaces[-1].to_text() == (
        '<interface type="user"><model type="virtio"/><link state="up"/></interface>'
    )


def test_text_of_others_is_escaped():
    """What a person typed is text in XML, whatever it looks like."""
    disk = Disk.new(file='"/><evil a="&')

    assert Disk.parse(disk.to_text()).file == '"/><evil a="&'
    assert len(disk.element) == 1


EDITS = st.sampled_from(
    [
        ("name", st.text("ab<>&\"' 中", min_size=1), "name"),
        ("memory_kib", st.integers(1, 2**40), "memory"),
        ("description", st.text("ab<>&\n", min_size=1), "description"),
        ("kernel", st.just("/boot/vmlinuz"), "kernel"),
        ("current_vcpus", st.integers(1, 64), "vcpu"),
    ]
)


@given(st.data())
def test_an_edit_leaves_everything_else_as_it_was(data):
    """Whatever one field is set to, the rest of a real domain's XML stays byte for byte."""
    field, values, tag = data.draw(EDITS)
    value = data.draw(values)
    domain = Domain.parse(RUNNING)
    before = canonical(domain.element)

    setattr(domain, field, value)
    assert getattr(domain, field) == value
    after = canonical(domain.element)

    line = re.compile(rf"<{tag}\b[^>]*>.*?</{tag}>", re.DOTALL)
    assert line.sub("", before, count=1) == line.sub("", after, count=1)


def test_labels_are_read_by_namespace():
    """Folder and tags are found whatever prefix another program gave the namespace."""
    text = Metadata.of("a/b", ["x", "y & z"]).to_text()
    other = text.replace("vmdesk:", "p:").replace("xmlns:vmdesk", "xmlns:p")

    for written in (text, other):
        labels = Metadata.parse(written)
        assert (labels.folder, labels.tags) == ("a/b", ("x", "y & z"))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "<domain>",
        "<domain>&nope;</domain>",
        '<!DOCTYPE domain [<!ENTITY a "aaaa">]><domain>&a;</domain>',
        '<!DOCTYPE domain SYSTEM "file:///etc/passwd"><domain/>',
    ],
)
def test_what_is_no_plain_xml_is_refused(text):
    """Broken XML and documents with entities of their own are InvalidInput."""
    with pytest.raises(InvalidInput):
        parse(text)
