"""Runs the system's own tools, qemu-img and its like."""

import asyncio
import os
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from vmdesk.errors import N_, HostError, Unsupported

# The Debian and Ubuntu package of each tool that may be missing.
PACKAGES = {
    "qemu-img": "qemu-utils",
    "grub-mkrescue": "grub-common",
    "xorriso": "xorriso",
    "zstd": "zstd",
}


@dataclass(frozen=True, slots=True)
class Finished:
    """How a tool ended: its exit *status* and what it wrote, as bytes and as text."""

    status: int
    output: bytes
    errors: str


async def run_tool(*command: str | Path, stdin: bytes | None = None) -> bytes:
    """Run *command* and return its standard output; HostError with its own words if it fails.

    Cancelling kills it. Unsupported, naming the package, when the tool is not installed.
    """
    finished = await try_tool(*command, stdin=stdin)
    if finished.status:
        raise HostError(
            N_("{tool} failed: {reason}"),
            tool=Path(command[0]).name,
            reason=last_line(finished.errors) or f"exit status {finished.status}",
            detail=finished.errors,
        )
    return finished.output


async def try_tool(*command: str | Path, stdin: bytes | None = None) -> Finished:
    """Run *command* to its end, whatever its exit status; otherwise as run_tool."""
    process = await _started([os.fspath(part) for part in command], stdin is not None)
    try:
        output, errors = await process.communicate(stdin)
    except asyncio.CancelledError:
        await _killed(process)
        raise
    return Finished(process.returncode or 0, output, errors.decode(errors="replace"))


def last_line(text: str) -> str:
    """The last line that says something: where tools put what went wrong."""
    return next((line.strip() for line in reversed(text.splitlines()) if line.strip()), "")


async def _started(command: Sequence[str], with_input: bool) -> Process:
    # A fixed locale: messages are shown in detail and read by people who help.
    environment = os.environ | {"LC_ALL": "C.UTF-8", "LANGUAGE": "C"}
    source = PIPE if with_input else DEVNULL
    try:
        return await asyncio.create_subprocess_exec(
            *command, stdin=source, stdout=PIPE, stderr=PIPE, env=environment
        )
    except FileNotFoundError as exc:
        tool = Path(command[0]).name
        package = PACKAGES.get(tool, tool)
        raise Unsupported(
            N_("{tool} is not installed"),
            hint=N_("Install it: sudo apt install {package}"),
            tool=tool,
            package=package,
        ) from exc
    except OSError as exc:
        raise HostError(
            N_("{tool} cannot be run: {reason}"), tool=command[0], reason=exc.strerror
        ) from exc


async def _killed(process: Process) -> None:
    if process.returncode is None:
        process.kill()
        await process.wait()
