"""Where the files that are not code lie: translations, icons, templates."""

from pathlib import Path

PACKAGE = Path(__file__).parent


def data_path(*parts: str) -> Path:
    """The data file or folder *parts*, e.g. ``data_path("icons", "start.svg")``.

    A wheel carries the data inside the package (``_data``), built files such as compiled
    translations are there in a source tree as well; the rest of a source tree's data is in
    ``resources/`` beside the package. The path is returned even when nothing is there.
    """
    built = PACKAGE.joinpath("_data", *parts)
    source = PACKAGE.parent.joinpath("resources", *parts)
    return source if source.exists() and not built.is_file() else built
