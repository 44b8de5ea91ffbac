"""What stands in the way, why, and what to do about it."""

from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from vmdesk.errors import N_, filled


class Severity(Enum):
    OK = N_("ok")
    NOTE = N_("note")
    WARNING = N_("warning")
    ERROR = N_("error")


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding of the doctor.

    *code* names it for programs (`network-inactive`); *cause* and *fix* are translatable sentences
    with ``{placeholders}`` from *params*; *command* is what a user would type to fix it; *repair*
    is true when VMDesk can do it by itself (`Diagnosis.repair`).
    """

    code: str
    severity: Severity
    cause: str
    fix: str = ""
    command: str = ""
    repair: bool = False
    params: dict[str, Any] = field(default_factory=dict, hash=False)

    @property
    def cause_text(self) -> str:
        """The cause in English."""
        return filled(self.cause, self.params)

    @property
    def fix_text(self) -> str:
        """The fix in English; "" when there is nothing to do."""
        return filled(self.fix, self.params)
