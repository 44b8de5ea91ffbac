"""Errors become texts for people, whatever their parameters are called."""

from vmdesk.errors import N_, HostError
from vmdesk.services.text import error_hint, error_message


def test_a_parameter_may_be_called_text():
    """The hypervisor's own words, a parameter named "text", are shown like any other."""
    error = HostError(N_("The host refused: {text}"), hint=N_("Read {text}"), text="no <b>room</b>")
    assert error_message(error) == "The host refused: no <b>room</b>"
    assert error_hint(error) == "Read no <b>room</b>"
