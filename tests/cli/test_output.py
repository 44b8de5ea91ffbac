"""What reaches a terminal is what was meant, whatever a name holds."""

import pytest

from vmdesk.cli.options import globals_first
from vmdesk.cli.output import plain, write_json, write_table


def test_control_characters_are_shown_as_escapes():
    """A name cannot clear the screen, ring the bell or turn the text around."""
    assert plain("a\x1b[2Jb\x07\n\u202e") == r"a\x1b[2Jb\x07\n\u202e"


def test_letters_of_all_scripts_stay():
    """Chinese, right-to-left letters and joined emoji are text."""
    assert plain("中文 שלום 👩‍💻") == "中文 שלום 👩‍💻"


def test_a_table_shows_cells_literally(capsys):
    """rich's markup, links and emoji names are not interpreted."""
    write_table(["Name"], [["[red]x[/red]"], [":smile:"], ["http://x.y"]])
    out = capsys.readouterr().out
    for cell in ("[red]x[/red]", ":smile:", "http://x.y"):
        assert cell in out


def test_json_with_half_a_surrogate_can_be_written(capsys):
    """Text that is not valid Unicode does not end the program."""
    write_json({"name": "a\udc80"})
    assert "a" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (["list", "--json"], ["--json", "list"]),
        (["info", "-c", "x:", "web"], ["-c", "x:", "info", "web"]),
        (["info", "--", "--json"], ["info", "--", "--json"]),
        (["create", "x", "-cx:///", "-v"], ["-cx:///", "-v", "create", "x"]),
        (["list", "-c"], ["list", "-c"]),
    ],
)
def test_global_options_come_first(given, expected):
    """They are moved before the verb; what follows "--" is never an option."""
    assert globals_first(given) == expected
