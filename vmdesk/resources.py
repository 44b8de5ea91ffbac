"""Where the files that are not code lie: translations, icons, templates."""

from pathlib import Path

PACKAGE = Path(__file__).parent


def data_path(*parts: str) -> Path:
    """The data file or folder *parts*, e.g. ``data_path("icons", "start.svg")``.

    What a build makes (compiled translations), and in a wheel everything, is in the package's
    ``_data``; the rest of a source tree's data is in ``resources/`` beside the package.
    The path is returned even when nothing is there.
    """
    built = PACKAGE.joinpath("_data", *parts)
    source = PACKAGE.parent.joinpath("resources", *parts)
    return source if source.exists() and not built.exists() else built
