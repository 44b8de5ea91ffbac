"""Running the system's tools on the Qt loop."""

import asyncio
import os
import time

import pytest

from vmdesk.backends.local.tools import run_tool
from vmdesk.errors import HostError, Unsupported


def test_a_tool_gets_its_input_and_gives_its_output(run):
    """Arguments arrive as they are, in a UTF-8 locale without a language."""
    script = 'cat; printf "%s|%s" "$1" "$LC_ALL"'
    output = run(run_tool("sh", "-c", script, "sh", "$HOME 中 ;", stdin=b"in:"))
    assert output.decode() == "in:$HOME 中 ;|C.UTF-8"


def test_a_failure_tells_the_tools_last_words(run):
    """The last line of what it wrote is the reason, the rest is in the detail."""
    with pytest.raises(HostError, match="sh failed: the disk is full") as caught:
        run(run_tool("sh", "-c", "echo first >&2; echo the disk is full >&2; exit 3"))
    assert "first" in caught.value.detail


def test_a_missing_tool_names_its_package(run, monkeypatch):
    """What is not installed is said with the command that installs it."""
    monkeypatch.setenv("PATH", "/nonexistent")
    with pytest.raises(Unsupported) as caught:
        run(run_tool("qemu-img", "info"))
    assert caught.value.hint == "Install it: sudo apt install qemu-utils"


def test_cancelling_kills_the_tool(run, tmp_path):
    """A cancelled job leaves no process behind."""
    pid_file = tmp_path / "pid"

    async def cancelled_soon() -> int:
        task = asyncio.ensure_future(run_tool("sh", "-c", f"echo $$ >{pid_file}; exec sleep 60"))
        while not (pid_file.exists() and pid_file.read_text().strip()):
            await asyncio.sleep(0.01)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        return int(pid_file.read_text())

    started = time.monotonic()
    pid = run(cancelled_soon())
    assert time.monotonic() - started < 4
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
