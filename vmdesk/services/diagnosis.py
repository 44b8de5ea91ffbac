"""From an error's text to what it means and what to do."""

import re
import shlex

from vmdesk.errors import VMDeskError, filled
from vmdesk.model.problem import Problem, Severity
from vmdesk.services.diagnosis_rules import RULES, Rule


def explain(error: VMDeskError, uri: str) -> Problem | None:
    """What *error* of the host *uri* means and what to do; None when no rule knows it.

    Only the hypervisor's own words count: VMDesk's sentences may hold anybody's text.
    """
    for rule in RULES:
        for pattern in rule.patterns:
            if found := re.search(pattern, error.detail):
                return _problem(rule, found.groupdict(), uri)
    return None


def _problem(rule: Rule, params: dict[str, str], uri: str) -> Problem:
    quoted = {name: shlex.quote(value) for name, value in {**params, "uri": uri}.items()}
    command = filled(rule.command, quoted)
    return Problem(
        rule.code, Severity.ERROR, rule.cause, rule.fix, command, rule.repair, dict(params)
    )
