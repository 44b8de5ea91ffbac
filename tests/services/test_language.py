"""Which language the command line speaks."""

import pytest

from vmdesk.services.language import wanted_catalogue


@pytest.mark.parametrize(
    ("languages", "file"),
    [
        (["zh-Hans-CN", "zh-CN", "zh"], "vmdesk_zh_CN.qm"),
        (["de-DE", "de", "zh-CN"], "vmdesk_zh_CN.qm"),
        (["en-US", "en", "zh-CN"], None),
        (["C"], None),
        (["de-DE"], None),
        ([], None),
    ],
)
def test_the_first_language_with_a_catalogue_is_spoken(tmp_path, languages, file):
    """English needs none, and nothing after it is looked at."""
    (tmp_path / "vmdesk_zh_CN.qm").touch()
    found = wanted_catalogue(languages, tmp_path)
    assert found == (tmp_path / file if file else None)
