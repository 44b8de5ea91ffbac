"""Text goes between guest and computer while somebody works in the guest, and at no other time."""

import pytest
from PySide6.QtGui import QGuiApplication

from tests.console import rfb
from tests.views.console.conftest import Console, until
from vmdesk.views.console.clipboard import MAX_BYTES


@pytest.fixture(autouse=True)
def _own_clipboard(qapp):
    QGuiApplication.clipboard().clear()
    yield
    QGuiApplication.clipboard().clear()


def copy_here(text):
    QGuiApplication.clipboard().setText(text)


def pasted_here():
    return QGuiApplication.clipboard().text()


def guest_copies(c, text):
    raw = text.encode("latin-1")
    c.display.send(b"\3\0\0\0" + len(raw).to_bytes(4, "big") + raw)


def offered(c):
    """Each text that the guest was offered."""
    return [text.decode("latin-1") for (text,) in c.display.said(6)]


def test_what_is_copied_here_is_offered_to_the_guest_in_use(watch):
    """When the guest gets the keyboard, and when something is copied meanwhile; once each."""

    async def work(c: Console):
        copy_here("before")
        await c.connect()
        assert offered(c) == []
        await c.focus()
        await until(lambda: offered(c) == ["before"])
        copy_here("during")
        await until(lambda: offered(c) == ["before", "during"])
        c.line.setFocus()
        copy_here("for another program")
        copy_here("after")
        c.view.setFocus()
        await until(lambda: offered(c) == ["before", "during", "after"])

    watch(work)


def test_a_guest_in_use_can_copy_to_here_and_no_other(watch):
    """A guest in the background cannot replace what the user copied."""

    async def work(c: Console):
        copy_here("mine")
        await c.connect()
        guest_copies(c, "stolen place")
        await c.show(rfb.update())
        await c.focus()
        await until(lambda: offered(c))
        assert pasted_here() == "mine"
        guest_copies(c, "from the guest")
        await until(lambda: pasted_here() == "from the guest")

    watch(work)


def test_what_came_from_the_guest_is_not_sent_back(watch):
    """A copied text does not go in circles."""

    async def work(c: Console):
        await c.connect()
        await c.focus()
        guest_copies(c, "hello")
        await until(lambda: pasted_here() == "hello")
        copy_here("next")
        await until(lambda: offered(c))
        assert offered(c) == ["next"]

    watch(work)


def test_a_clipboard_that_is_not_shared_stays_apart(watch):
    """Neither side hears of the other's."""

    async def work(c: Console):
        copy_here("mine")
        c.view.clipboard.set_shared(False)
        await c.connect()
        await c.focus()
        guest_copies(c, "theirs")
        await c.show(rfb.update())
        c.view.clipboard.set_shared(True)
        await until(lambda: offered(c) == ["mine"])
        assert pasted_here() == "mine"

    watch(work)


def test_a_huge_text_is_not_copied(watch):
    """A mebibyte is the most, either way."""

    async def work(c: Console):
        await c.connect()
        await c.focus()
        copy_here("x" * (MAX_BYTES + 1))
        copy_here("small")
        await until(lambda: offered(c) == ["small"])

    watch(work)
