"""`vmdesk`: without a verb the window, with one the same services in a terminal.

A window does not wait for what it has no use for: to load the verbs and their parser takes as long
as to load Qt.
"""

import os
import sys
from collections.abc import Sequence
from typing import NoReturn

_FAILED, _BROKEN_PIPE = 1, 141


def main() -> NoReturn:
    """The entry point of the program."""
    _open_missing_streams()
    try:
        status = _run(sys.argv[1:])
        sys.stdout.flush()
        sys.stderr.flush()
    except BrokenPipeError:
        status = _BROKEN_PIPE
    except OSError:
        status = _FAILED
    # A thread that waits for a host which does not answer must not keep the program.
    os._exit(status)


def _run(arguments: Sequence[str]) -> int:
    if (wanted := window_options(arguments)) is not None:
        return _open_window(*wanted)
    from vmdesk.cli.call import run

    return run(arguments)


def window_options(arguments: Sequence[str]) -> tuple[str, bool] | None:
    """The host ("" when not given) and whether to log, when *arguments* ask for the window and
    nothing else; None is for the parser to decide."""
    host, verbose = "", False
    waiting = list(arguments)
    while waiting:
        word = waiting.pop(0)
        if word in ("-v", "--verbose"):
            verbose = True
        elif word in ("-c", "--connect") and waiting and not waiting[0].startswith("-"):
            host = waiting.pop(0)
        elif word.startswith("--connect="):
            host = word.removeprefix("--connect=")
        else:
            return None
    return host, verbose


def _open_window(host: str, verbose: bool) -> int:
    try:
        from vmdesk.app import run

        return run([host] if host else [], verbose)
    except BaseException as error:
        from vmdesk.cli.call import status_of

        return status_of(error)


def _open_missing_streams() -> None:
    """A program may be started with its standard streams closed."""
    for name in ("stdin", "stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "r+"))  # noqa: SIM115
