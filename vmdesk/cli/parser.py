"""typer, with help in the user's language."""

from collections.abc import Callable
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from vmdesk.services.text import tr

Parser = Any
"""typer's own class for this has moved between its releases."""


class Verb(TyperCommand):
    """A verb whose help texts were marked with N_."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _translate(self)


class Group(TyperGroup):
    """The same for a group of verbs."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        _translate(self)


def _translate(command: Any) -> None:
    command.help = tr(command.help or "")
    for parameter in command.params:
        if text := getattr(parameter, "help", None):
            parameter.help = tr(text)


def make_app(help: str, **settings: Any) -> typer.Typer:
    """An empty group of verbs; *help* was marked with N_."""
    return typer.Typer(
        cls=Group,
        help=help,
        no_args_is_help=False,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
        **settings,
    )


def verb(
    app: typer.Typer, name: str, help: str
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Make a function the verb *name* of *app*; *help* was marked with N_."""
    return app.command(name, cls=Verb, help=help)
