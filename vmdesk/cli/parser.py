"""typer, with help in the user's language."""

from collections.abc import Callable
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from vmdesk.errors import N_
from vmdesk.services.text import tr

_TYPERS_OWN = (
    N_("Show this message and exit."),
    N_("Install completion for the current shell."),
    N_("Show completion for the current shell, to copy it or customize the installation."),
)
Parser = Any
"""typer's own class for this has moved between its releases."""


class Verb(TyperCommand):
    """A verb whose help texts were marked with N_."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _translate(self)

    def get_params(self, ctx: Any) -> Any:
        return [_translated(parameter) for parameter in super().get_params(ctx)]


class Group(TyperGroup):
    """The same for a group of verbs."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        _translate(self)

    def get_params(self, ctx: Any) -> Any:
        return [_translated(parameter) for parameter in super().get_params(ctx)]


def _translate(command: Any) -> None:
    command.help = tr(command.help or "")
    command.rich_help_panel = tr("Commands")


def _translated(parameter: Any) -> Any:
    """*parameter*, typer's own ones too, with its help in the user's language."""
    is_option = parameter.param_type_name == "option"
    parameter.rich_help_panel = tr("Options") if is_option else tr("Arguments")
    if text := getattr(parameter, "help", None):
        parameter.help = tr(text)
    return parameter


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
