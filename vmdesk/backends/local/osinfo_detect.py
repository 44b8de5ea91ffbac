"""Tells which OS an ISO image brings, from what the image says about itself."""

import re
from collections.abc import Iterator, Sequence

from vmdesk.backends.local.iso import IsoImage
from vmdesk.model.os import DetectedOS, OSInfo, OSMedia

Match = tuple[OSInfo, OSMedia]


def detected(systems: Sequence[OSInfo], image: IsoImage) -> DetectedOS | None:
    """The OS on *image*, or the newest known release before it; None if neither is found.

    As in libosinfo, every identifier of a medium is a regular expression that must be found in
    that of the image, and the volume's size is compared where one is given. Several releases may
    fit (Windows 10 and 11 share identifiers): the most specific is taken, then the newest.
    """
    exact = [(s, m) for s in systems for m in s.media if _fits(m, image)]
    found = sorted(exact or _newer(systems, image), key=_preference, reverse=True)
    if not found:
        return None
    system, media = found[0]
    others = dict.fromkeys(s for s, _ in found if exact and s != system)
    return DetectedOS(system, media, bool(exact), tuple(others))


def _fits(media: OSMedia, image: IsoImage) -> bool:
    return (
        media.size_bytes in (0, image.size_bytes)
        and _found(media.volume_id, image.volume_id)
        and _fits_otherwise(media, image)
    )


def _fits_otherwise(media: OSMedia, image: IsoImage) -> bool:
    return (
        _found(media.system_id, image.system_id)
        and _found(media.publisher_id, image.publisher_id)
        and _found(media.application_id, image.application_id)
    )


def _found(pattern: str, text: str) -> bool:
    if not pattern:
        return True
    try:
        return re.search(pattern, text) is not None
    except re.error:
        # The database is written for another dialect; what this one cannot read fits nothing.
        return False


def _newer(systems: Sequence[OSInfo], image: IsoImage) -> Iterator[Match]:
    """Releases whose volume id is the image's but for a version that is higher in the image."""
    for system in systems:
        if not re.fullmatch(r"\d+(\.\d+)*", system.version):
            continue
        for media in system.media:
            pattern = _any_version(media.volume_id, system.version)
            if pattern is None or media.size_bytes or not _fits_otherwise(media, image):
                continue
            match = pattern.search(image.volume_id)
            if match and _numbers(match["version"]) > _numbers(system.version):
                yield system, media


def _any_version(volume_id: str, version: str) -> re.Pattern[str] | None:
    """*volume_id* with its first mention of *version* made to fit any."""
    mention = re.search(rf"(?<!\d){_escaped(version)}(?!\d)", volume_id)
    if mention is None:
        return None
    digits = r"\d+" + r"[._-]\d+" * version.count(".")
    before, after = volume_id[: mention.start()], volume_id[mention.end() :]
    try:
        return re.compile(f"{before}(?P<version>{digits}){after}")
    except re.error:
        return None


def _escaped(version: str) -> str:
    """Finds *version* in a regular expression, where its dots may be escaped or be another sign."""
    return r"\\?[._-]".join(version.split("."))


def _numbers(version: str) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", version)]


def _preference(match: Match) -> tuple[bool, int, int, str]:
    """What is preferred is greater: a real release, more identifiers, longer ones, a later date."""
    system, media = match
    identifiers = (media.volume_id, media.system_id, media.publisher_id, media.application_id)
    exactness = sum(map(bool, identifiers)) + bool(media.size_bytes)
    return "unknown" not in system.id, exactness, len(_letters(media.volume_id)), system.released


def _letters(pattern: str) -> str:
    """What of *pattern* stands for itself, so that longer means more specific. A version counts
    as one letter: which release has more digits says nothing."""
    return re.sub(r"\d+", "0", re.sub(r"\\.|\[[^]]*\]|[^\w ]", "", pattern))
