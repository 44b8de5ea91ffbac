"""Which addresses are opened."""

import pytest

from vmdesk.backends.libvirt.uri import effective_uri
from vmdesk.errors import InvalidInput


@pytest.mark.parametrize(
    "uri",
    [
        "qemu+ssh://-oProxyCommand=touch%20x/system",
        "qemu+ssh://%2doProxyCommand=x/system",
        "qemu+ssh://-l@host/system",
        "qemu+ssh://host/system?command=/tmp/evil",
        "qemu+ssh://host/system?no_tty=1;Command=/tmp/evil",
        "qemu+ssh://host/system?netcat=nc%3Breboot",
        "qemu+ssh://host/system?netcat=nc%20-e%20sh",
        "qemu+ssh://host/system?keyfile=-x",
        "qemu+ext:///system",
        "qemu+tcp://host:notaport/system",
        "qemu://[::1/system",
    ],
)
def test_an_address_that_could_run_a_program_is_refused(uri):
    """A host or parameter that ssh or a shell would take for a command is InvalidInput."""
    with pytest.raises(InvalidInput):
        effective_uri(uri)


@pytest.mark.parametrize(
    "uri",
    [
        "qemu:///system",
        "qemu:///session",
        "qemu:///system?socket=/var/tmp/a-b/libvirt-sock",
        "qemu+tcp://10.99.0.2/system",
        "qemu+tls://[::1]:16514/system?no_verify=1",
        "test:///tmp/node.xml",
        "xen+ssh://root@host/?no_tty=0",
    ],
)
def test_an_ordinary_address_stays_as_it_is(uri):
    """libvirt gets the user's own words."""
    assert effective_uri(uri) == uri


def test_ssh_never_asks_on_the_terminal():
    """SSH is told not to prompt, beside what the user gave."""
    uri = effective_uri("qemu+ssh://me@host:2222/system?keyfile=/home/me/.ssh/id")

    assert uri == "qemu+ssh://me@host:2222/system?keyfile=/home/me/.ssh/id&no_tty=1"
