"""One call of a verb: what it says, and the exit status however it ends."""

import asyncio
import logging
import sys
from collections.abc import Sequence

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


def run(arguments: Sequence[str]) -> int:
    """Do what *arguments* say; returns the exit status."""
    try:
        return _run(arguments)
    except BaseException as error:
        return status_of(error)


def status_of(error: BaseException) -> int:
    """Tell what ended the program, and return the exit status for it."""
    try:
        return _told(error)
    except ReaderGone:
        return BROKEN_PIPE


def _told(error: BaseException) -> int:
    match error:
        case typer.TyperException():
            complain_text(error.format_message(), _usage_hint(error.format_message()))
            return error.exit_code
        case Failed():
            return _failed(error)
        case VMDeskError():
            complain(error)
            return _status(error)
        case KeyboardInterrupt() | typer.Abort():
            if sys.stderr.isatty():
                note("")  # the shell's prompt goes below what stands there
            return INTERRUPTED
        case asyncio.CancelledError():
            return TERMINATED
        case ReaderGone():
            return BROKEN_PIPE
        case OSError():
            complain_text(str(error))
            return FAILED
        case Exception():
            # The last line of defence: a person gets a sentence, `-v` shows the rest.
            log.info("bug", exc_info=error)
            complain_text(tr("VMDesk made a mistake: {problem}", problem=repr(error)))
            return FAILED
    raise error


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
