"""`vmdesk`: without a verb the window, with one the same services in a terminal."""

import asyncio
import logging
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

import typer

from vmdesk.cli import program
from vmdesk.cli.messages import complain, complain_text, explained
from vmdesk.cli.options import globals_first
from vmdesk.cli.output import ReaderGone, note
from vmdesk.cli.session import Failed
from vmdesk.errors import NotFound, VMDeskError
from vmdesk.services.text import tr

DONE, FAILED, USAGE, NOT_FOUND = 0, 1, 2, 3
# What a shell reports of a program that a signal ended.
INTERRUPTED, BROKEN_PIPE, TERMINATED = 130, 141, 143

log = logging.getLogger(__name__)


def main() -> NoReturn:
    """The entry point of the program."""
    _open_missing_streams()
    try:
        status = run(sys.argv[1:])
        sys.stdout.flush()
        sys.stderr.flush()
    except (BrokenPipeError, ReaderGone):
        status = BROKEN_PIPE
    except OSError:
        status = FAILED
    # A thread that waits for a host which does not answer must not keep the program.
    os._exit(status)


def run(arguments: Sequence[str]) -> int:
    """Do what *arguments* say; returns the exit status."""
    try:
        return _run(arguments)
    except typer.TyperException as error:
        complain_text(error.format_message(), _usage_hint(error.format_message()))
        return error.exit_code
    except Failed as failure:
        return _failed(failure)
    except VMDeskError as error:
        complain(error)
        return _status(error)
    except (KeyboardInterrupt, typer.Abort):
        if sys.stderr.isatty():
            note("")  # the shell's prompt goes below what stands there
        return INTERRUPTED
    except asyncio.CancelledError:
        return TERMINATED
    except ReaderGone:
        return BROKEN_PIPE
    except OSError as error:
        complain_text(str(error))
        return FAILED
    except Exception as bug:
        # The last line of defence: a person gets a sentence, `-v` shows the rest.
        log.info("bug", exc_info=True)
        complain_text(tr("VMDesk made a mistake: {problem}", problem=repr(bug)))
        return FAILED


def _run(arguments: Sequence[str]) -> int:
    command = program.build()
    status = command.main(args=globals_first(arguments), prog_name="vmdesk", standalone_mode=False)
    return status if isinstance(status, int) else DONE


def _usage_hint(message: str) -> str:
    if message.startswith("No such option"):
        return tr("A name or text that begins with “-” comes after “--”")
    return tr("`vmdesk --help` and `vmdesk VERB --help` say what is possible")


def _failed(failure: Failed) -> int:
    if problem := explained(failure.error, failure.uri):
        complain_text(*problem)
        return FAILED
    complain(failure.error)
    return _status(failure.error)


def _status(error: VMDeskError) -> int:
    return NOT_FOUND if isinstance(error, NotFound) else FAILED


def _open_missing_streams() -> None:
    """A program may be started with its standard streams closed."""
    for name in ("stdin", "stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "r+"))  # noqa: SIM115
