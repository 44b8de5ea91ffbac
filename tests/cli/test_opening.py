"""`vmdesk` without a verb."""

import subprocess
import sys

import pytest

from vmdesk.cli.main import window_options


@pytest.mark.parametrize(
    ("arguments", "host", "verbose"),
    [
        ([], "", False),
        (["-v"], "", True),
        (["-c", "test:///default", "--verbose"], "test:///default", True),
        (["--connect=qemu:///session"], "qemu:///session", False),
        (["--connect", "test:///default"], "test:///default", False),
    ],
)
def test_without_a_verb_the_window_opens(arguments: list[str], host: str, verbose: bool) -> None:
    """A host and a wish for a log do not make a verb."""
    assert window_options(arguments) == (host, verbose)


@pytest.mark.parametrize(
    "arguments",
    [["list"], ["-c", "test:///default", "list"], ["-c"], ["-c", "-v"], ["--json"], ["--"], ["-x"]],
)
def test_anything_else_is_for_the_parser(arguments: list[str]) -> None:
    """Verbs, and what may be a mistake, never open a window unasked."""
    assert window_options(arguments) is None


def test_a_window_is_not_kept_waiting_by_the_parser_of_verbs() -> None:
    """To open the window, neither typer nor any verb is loaded."""
    program = (
        "import sys, vmdesk.cli.main, vmdesk.app\n"
        "print([name for name in sys.modules if name in ('typer', 'pydantic', 'rich', 'numpy')"
        " or name.startswith('vmdesk.cli.')])"
    )
    said = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert said.stdout.strip() == "['vmdesk.cli.main']", said.stderr
