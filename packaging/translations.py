"""Keep the translations complete: collect the program's text, say what lacks, compile.

``update`` writes every ``tr("...")``, ``N_("...")`` and form string into the .ts files and keeps
what is translated; ``check`` names what is untranslated or does not fit and exits 1;
``compile`` makes the .qm files that the program loads. The .ts files are Qt's format 2.1
(https://doc.qt.io/qt-6/linguist-ts-file-format.html).
"""

import ast
import re
import string
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree
from xml.sax.saxutils import escape, quoteattr

ROOT = Path(__file__).resolve().parent.parent
CODE = ROOT / "vmdesk"
FORMS = ROOT / "ui"
CATALOGUES = ROOT / "resources" / "translations"
COMPILED = CODE / "_data" / "translations"
LANGUAGES = ("zh_CN",)
CONTEXT = "vmdesk"
# Shortcuts are the same in every language; accessible names stay English by design.
UNTRANSLATED_PROPERTIES = ("shortcut", "accessibleName", "objectName")
LRELEASE = [sys.executable, "-c", "from PySide6.scripts.pyside_tool import lrelease; lrelease()"]


@dataclass(frozen=True, order=True)
class Text:
    """One text to translate, as Qt looks it up."""

    context: str
    source: str
    comment: str = ""


@dataclass
class Collected:
    """What the program says, where it says it, and what is wrong with how it says it."""

    texts: dict[Text, set[str]]
    problems: list[str]

    def add(self, text: Text, path: Path) -> None:
        self.texts.setdefault(text, set()).add(path.relative_to(ROOT).as_posix())


def placeholders(text: str) -> set[str]:
    """The names of the ``{name}`` placeholders; empty when the braces are no format."""
    try:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}
    except ValueError:
        return set()


def literals(argument: ast.expr) -> list[str]:
    """The texts written in an argument; none when it hands on a text that is marked elsewhere."""
    match argument:
        case ast.Constant(value=str(text)):
            return [text]
        case ast.IfExp(body=body, orelse=orelse):
            return literals(body) + literals(orelse)
    return []


def is_assembled(argument: ast.expr) -> bool:
    """Whether an argument is put together at run time, so that no catalogue can have it."""
    match argument:
        case ast.JoinedStr() | ast.BinOp():
            return True
        case ast.Call(func=ast.Attribute(attr=method)):
            return method in ("format", "join", "replace", "capitalize", "title", "lower", "upper")
        case ast.IfExp(body=body, orelse=orelse):
            return is_assembled(body) or is_assembled(orelse)
    return False


def argument_problem(call: ast.Call, text: str) -> str:
    """What keeps the placeholders of *text* from being filled; empty when nothing does."""
    given = {keyword.arg for keyword in call.keywords}
    if None in given:
        return ""
    wanted = placeholders(text)
    if given - wanted or wanted - given:
        return f"placeholders {sorted(wanted)} but arguments {sorted(map(str, given))}"
    return ""


def collect_code(path: Path, into: Collected) -> None:
    """Add the marked texts of one Python file."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        match node:
            case ast.Call(func=ast.Name(id="tr" | "N_"), args=[argument, *_]):
                collect_call(node, argument, path, into)


def collect_call(call: ast.Call, argument: ast.expr, path: Path, into: Collected) -> None:
    """Add the texts of one ``tr(argument)`` or ``N_(argument)``."""
    marker = ast.unparse(call.func)
    where = f"{path.relative_to(ROOT)}:{call.lineno}"
    texts = literals(argument)
    if is_assembled(argument) or (marker == "N_" and not texts):
        into.problems.append(f"{where}: needs a plain string: {ast.unparse(call)}")
    for text in texts:
        if marker == "tr" and (problem := argument_problem(call, text)):
            into.problems.append(f"{where}: {problem}")
        into.add(Text(CONTEXT, text), path)


def form_strings(element: ElementTree.Element) -> Iterator[ElementTree.Element]:
    """The <string> elements below *element* that uic has translated."""
    for child in element:
        if child.get("name") in UNTRANSLATED_PROPERTIES or child.get("notr") == "true":
            continue
        if child.tag == "string" and child.text:
            yield child
        yield from form_strings(child)


def collect_form(path: Path, into: Collected) -> None:
    """Add the texts of one Designer form; their context is the form's class."""
    form = ElementTree.parse(path).getroot()
    context = form.findtext("class", "")
    for element in form_strings(form):
        into.add(Text(context, element.text or "", element.get("comment", "")), path)


def collect() -> Collected:
    """Everything the program says."""
    collected = Collected({}, [])
    for path in sorted(CODE.rglob("*.py")):
        if "forms" not in path.relative_to(CODE).parts:
            collect_code(path, collected)
    for path in sorted(FORMS.glob("*.ui")):
        collect_form(path, collected)
    return collected


def catalogue(language: str) -> Path:
    """The .ts file of *language*."""
    return CATALOGUES / f"vmdesk_{language}.ts"


def read_catalogue(path: Path) -> dict[Text, str]:
    """The finished translations in a .ts file; empty when there is no file."""
    if not path.exists():
        return {}
    found = {}
    for context in ElementTree.parse(path).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            if translation is None or translation.get("type") or not translation.text:
                continue
            text = Text(
                context.findtext("name", ""),
                message.findtext("source", ""),
                message.findtext("comment", ""),
            )
            found[text] = translation.text
    return found


def write_catalogue(
    path: Path, language: str, texts: dict[Text, set[str]], done: dict[Text, str]
) -> None:
    """Write a .ts file of exactly *texts*, with the translations there are."""
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        "<!DOCTYPE TS>",
        f'<TS version="2.1" language="{language}" sourcelanguage="en">',
    ]
    for context in sorted({text.context for text in texts}):
        lines += ["<context>", f"    <name>{escape(context)}</name>"]
        for text in sorted(text for text in texts if text.context == context):
            lines += message_lines(text, sorted(texts[text]), done.get(text))
        lines.append("</context>")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join([*lines, "</TS>", ""]), encoding="utf-8")


def message_lines(text: Text, files: list[str], translation: str | None) -> list[str]:
    """One <message>; files without lines, so that moving code changes no catalogue."""
    lines = ["    <message>"]
    lines += [f"        <location filename={quoteattr('../../' + name)}/>" for name in files]
    lines.append(f"        <source>{escape(text.source)}</source>")
    if text.comment:
        lines.append(f"        <comment>{escape(text.comment)}</comment>")
    if translation is None:
        lines.append('        <translation type="unfinished"></translation>')
    else:
        lines.append(f"        <translation>{escape(translation)}</translation>")
    return [*lines, "    </message>"]


def misfit(text: Text, translation: str) -> str:
    """Why *translation* cannot stand for *text*; empty when it can."""
    if placeholders(text.source) != placeholders(translation):
        return f"other placeholders: {translation!r}"
    if text.source.endswith("…") != translation.endswith(("…", "…)")):
        return f"the ellipsis differs: {translation!r}"
    if mnemonic(text.source) != mnemonic(translation):
        return f"another mnemonic: {translation!r}"
    return ""


def mnemonic(text: str) -> str:
    """The letter that Alt reaches *text* by, "" for none; the same in every language, so that
    no two of one window can become the same by translation."""
    found = re.search("&([^& ])", text)
    return found[1].upper() if found else ""


def problems_of(language: str, collected: Collected) -> list[str]:
    """What is missing, wrong or left over in the catalogue of *language*."""
    done = read_catalogue(catalogue(language))
    said = [f"{language}: no translation of {text}" for text in collected.texts if text not in done]
    said += [f"{language}: no longer used: {text}" for text in done if text not in collected.texts]
    for text, translation in done.items():
        if text in collected.texts and (reason := misfit(text, translation)):
            said.append(f"{language}: {text}: {reason}")
    return said


def update() -> int:
    """Bring the catalogues up to date with the program."""
    collected = collect()
    for language in LANGUAGES:
        path = catalogue(language)
        done = read_catalogue(path)
        write_catalogue(path, language, collected.texts, done)
        missing = sum(text not in done for text in collected.texts)
        print(f"{language}: {len(collected.texts)} texts, {missing} untranslated")
    return report(collected.problems)


def check() -> int:
    """Say what keeps the translations from being complete."""
    collected = collect()
    said = list(collected.problems)
    for language in LANGUAGES:
        said += problems_of(language, collected)
    return report(said)


def report(problems: list[str]) -> int:
    """Print *problems*, one a line; the exit status."""
    for problem in problems:
        print(problem, file=sys.stderr)
    return 1 if problems else 0


def compile_catalogues() -> int:
    """Make the .qm files of those .ts files that changed since."""
    COMPILED.mkdir(parents=True, exist_ok=True)
    for source in sorted(CATALOGUES.glob("*.ts")):
        target = COMPILED / f"{source.stem}.qm"
        if target.exists() and target.stat().st_mtime_ns > source.stat().st_mtime_ns:
            continue
        subprocess.run([*LRELEASE, "-silent", str(source), "-qm", str(target)], check=True)
    return 0


COMMANDS = {"update": update, "check": check, "compile": compile_catalogues}

if __name__ == "__main__":
    if len(sys.argv) != 2 or sys.argv[1] not in COMMANDS:
        sys.exit(f"usage: {sys.argv[0]} {'|'.join(COMMANDS)}")
    sys.exit(COMMANDS[sys.argv[1]]())
