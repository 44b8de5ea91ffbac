"""The program as the system sees it: it starts, says what it listed, and ends when told to."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

PROGRAM = "import sys; from vmdesk.app import run; sys.exit(run(['test:///default'], verbose=True))"


@pytest.fixture
def program(tmp_path):
    """Starts the window in a process of its own, with settings of its own."""
    started = []

    def start() -> subprocess.Popen[str]:
        env = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": str(tmp_path)}
        process = subprocess.Popen(
            [sys.executable, "-c", PROGRAM], env=env, stderr=subprocess.PIPE, text=True
        )
        started.append(process)
        return process

    yield start
    for process in started:
        process.kill()

        process.communicate()


def wait_for(process: subprocess.Popen[str], words: str) -> str:
    """What was logged up to the line with *words*."""
    assert process.stderr
    seen = ""
    for line in process.stderr:
        seen += line
        if words in line:
            return seen
    raise AssertionError(f"it ended with {process.wait()} and said only: {seen}")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_lists_and_a_signal_ends_it_cleanly(program, tmp_path, number):
    """The list is drawn and said so; the signal ends it with status 0, no traceback, and what is
    to be remembered is written."""
    process = program()
    wait_for(process, "listed 1 VMs")
    begun = time.monotonic()
    process.send_signal(number)
    assert process.wait(timeout=10) == 0
    assert time.monotonic() - begun < 5
    assert process.stderr
    assert "Traceback" not in process.stderr.read()
    assert "geometry" in Path(tmp_path, "vmdesk", "vmdesk.conf").read_text()
