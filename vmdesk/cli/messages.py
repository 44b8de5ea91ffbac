"""What went wrong, on standard error: one line, and a second one with what helps."""

from vmdesk.cli.output import note, plain
from vmdesk.errors import VMDeskError
from vmdesk.model.problem import Problem
from vmdesk.services.diagnosis import explain
from vmdesk.services.doctor import cause_text, fix_text
from vmdesk.services.text import error_hint, error_message, labelled


def complain(error: VMDeskError) -> None:
    complain_text(error_message(error), error_hint(error))


def complain_text(message: str, hint: str = "") -> None:
    note(f"vmdesk: {_one_line(message)}")
    if hint:
        note(f"  {_one_line(hint)}")


def explained(error: VMDeskError, uri: str) -> tuple[str, str] | None:
    """Message and hint in the doctor's words; None when it does not know *error*."""
    problem = explain(error, uri)
    return (cause_text(problem), remedy(problem)) if problem else None


def remedy(problem: Problem) -> str:
    """What to do about *problem*, with the command to type where there is one."""
    return labelled(fix_text(problem), problem.command)


def _one_line(text: str) -> str:
    return plain(" ".join(text.split()))
