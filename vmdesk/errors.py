"""Every error a user can see. Backends raise these; nothing else crosses a backend's border.

* VMDeskError
  - ConnectionLost      the host went away: offer to reconnect
  - NotFound            the object is gone: drop it from the view
  - InvalidState        the VM is not in a state that allows this
  - InvalidInput        what the user asked for cannot be: say which part, and what would do
  - InUse               something else depends on it: say what
  - Unsupported         this host cannot do it: the action should have been disabled
  - PermissionDenied    the user may not do it: offer polkit or another URI
  - HostError           anything else the hypervisor said
"""

from typing import Any


def N_(text: str) -> str:
    """Mark *text* for translation where no translator is at hand; returned unchanged."""
    return text


class VMDeskError(Exception):
    """A problem to tell the user about.

    *template* is an English sentence with ``{name}`` placeholders filled from *params*, so that
    it can be translated when it is shown; *hint*, a template too, says what to do about it;
    *detail* is the raw text behind it (the hypervisor's own words).
    """

    def __init__(self, template: str, *, hint: str = "", detail: str = "", **params: Any) -> None:
        super().__init__(template)
        self.template = template
        self.params = params
        self.hint_template = hint
        self.detail = detail

    @property
    def message(self) -> str:
        """What happened, in English."""
        return filled(self.template, self.params)

    @property
    def hint(self) -> str:
        """What to do about it, in English; empty when nothing is known to help."""
        return filled(self.hint_template, self.params)

    def __str__(self) -> str:
        return self.message


def filled(template: str, params: dict[str, Any]) -> str:
    """Put *params* into *template*; a template without parameters may hold any braces."""
    return template.format(**params) if params else template


class ConnectionLost(VMDeskError): ...


class NotFound(VMDeskError): ...


class InvalidState(VMDeskError): ...


class InvalidInput(VMDeskError): ...


class InUse(VMDeskError): ...


class Unsupported(VMDeskError): ...


class PermissionDenied(VMDeskError): ...


class HostError(VMDeskError): ...
