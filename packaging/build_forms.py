"""Compile ui/*.ui into vmdesk/views/forms/*.py; only what changed, and drop what has no form."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FORMS = ROOT / "ui"
COMPILED = ROOT / "vmdesk" / "views" / "forms"
# The interpreter of the build finds its own PySide6, wherever the build put the scripts.
UIC = [sys.executable, "-c", "from PySide6.scripts.pyside_tool import uic; uic()"]


def compile_form(form: Path, python: Path) -> None:
    """Write the Python of one form; a form that does not compile leaves nothing behind."""
    fresh = python.with_suffix(".new")
    subprocess.run([*UIC, str(form), "-o", str(fresh)], check=True)
    fresh.replace(python)


def is_current(form: Path, python: Path) -> bool:
    """Whether *python* was made from *form* as it is now."""
    return python.exists() and python.stat().st_mtime_ns > form.stat().st_mtime_ns


def build() -> list[Path]:
    """Bring every compiled form up to date; return those that were written."""
    COMPILED.mkdir(parents=True, exist_ok=True)
    package = COMPILED / "__init__.py"
    if not package.exists():
        package.write_text('"""Compiled from ui/*.ui; do not edit."""\n')
    wanted = {COMPILED / f"{form.stem}.py": form for form in sorted(FORMS.glob("*.ui"))}
    for stale in set(COMPILED.glob("*.py")) - set(wanted) - {package}:
        stale.unlink()
    written = [python for python, form in wanted.items() if not is_current(form, python)]
    for python in written:
        compile_form(wanted[python], python)
    return written


if __name__ == "__main__":
    for path in build():
        print(f"compiled {path.relative_to(ROOT)}")
