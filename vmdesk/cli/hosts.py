"""`vmdesk host`: the hosts that the window opens with."""

from typing import Annotated

import typer

from vmdesk.backends import backend_for
from vmdesk.cli.options import globals_of
from vmdesk.cli.output import plain, write, write_json, write_table
from vmdesk.cli.parser import make_app, verb
from vmdesk.errors import N_, InvalidInput, NotFound
from vmdesk.model.host import host_name
from vmdesk.services.settings import Settings, default_uri
from vmdesk.services.text import tr

HostURI = Annotated[str, typer.Argument(metavar="URI", help=N_("The address of the host"))]


def register(app: typer.Typer) -> None:
    group = make_app(N_("Add, list and remove hosts"))
    verb(group, "add", N_("Add a host to the library"))(add)
    verb(group, "list", N_("List the hosts of the library"))(list_hosts)
    verb(group, "remove", N_("Remove a host from the library; its VMs go on"))(remove)
    app.add_typer(group, name="host")


def add(context: typer.Context, uri: HostURI) -> None:
    settings = Settings()
    backend_for(uri)
    if uri in settings.hosts():
        raise InvalidInput(N_("{uri} is in the list already"), uri=uri)
    settings.add_host(uri)
    _report(context, settings, uri)


def list_hosts(context: typer.Context) -> None:
    hosts = Settings().hosts()
    entries = [
        {"uri": uri, "name": tr(host_name(uri)), "default": uri == default_uri()} for uri in hosts
    ]
    if globals_of(context).json:
        write_json(entries)
    elif entries:
        rows = [[str(entry["uri"]), str(entry["name"])] for entry in entries]
        write_table([tr("URI"), tr("Name")], rows)


def remove(context: typer.Context, uri: HostURI) -> None:
    settings = Settings()
    if uri not in settings.hosts():
        raise NotFound(
            N_("{host} is not in the list of hosts"),
            hint=N_("`vmdesk host list` shows them"),
            host=uri,
        )
    settings.remove_host(uri)
    _report(context, settings, uri)


def _report(context: typer.Context, settings: Settings, uri: str) -> None:
    settings.sync()
    if globals_of(context).json:
        write_json({"uri": uri, "hosts": settings.hosts()})
    else:
        write("\n".join(plain(known) for known in settings.hosts()) or tr("No host is left"))
