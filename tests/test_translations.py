"""The program speaks every language it says it speaks, completely."""

import importlib.util
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from vmdesk.model.vm import VMState
from vmdesk.services.text import labelled, listed, sentences, tr

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def translations() -> ModuleType:
    """packaging/translations.py, which is a program and in no package."""
    path = ROOT / "packaging" / "translations.py"
    spec = importlib.util.spec_from_file_location("vmdesk_translations", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def project(translations, tmp_path, monkeypatch):
    """An empty project that the program's own collector looks at instead of ours."""
    for name, folder in {
        "ROOT": tmp_path,
        "CODE": tmp_path / "vmdesk",
        "FORMS": tmp_path / "ui",
        "CATALOGUES": tmp_path / "resources" / "translations",
        "COMPILED": tmp_path / "vmdesk" / "_data" / "translations",
    }.items():
        folder.mkdir(parents=True, exist_ok=True)
        monkeypatch.setattr(translations, name, folder)
    return tmp_path


@pytest.fixture
def chinese(translations, tmp_path, monkeypatch, qapp) -> Iterator[None]:
    """The program speaks Chinese, by the catalogue as it stands."""
    from PySide6.QtCore import QTranslator

    monkeypatch.setattr(translations, "COMPILED", tmp_path)
    translations.compile_catalogues()
    translator = QTranslator()
    assert translator.load(str(tmp_path / "vmdesk_zh_CN.qm"))
    assert qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


def test_words_and_sentences_are_joined_in_english():
    """Lists, labels and sentences have the punctuation of English; what is empty leaves none."""
    assert listed(["a", "b"]) == "a, b"
    assert labelled("Stopped", "2") == "Stopped: 2"
    assert labelled("Stopped", "") == "Stopped"
    assert sentences("It is off", "Start it") == "It is off. Start it"
    assert sentences("Is it off?", "Start it") == "Is it off? Start it"
    assert sentences("It is off", "") == "It is off"


def test_words_and_sentences_are_joined_in_chinese(chinese):
    """The same in Chinese: wide punctuation, and no space between sentences."""
    assert listed(["a", "b"]) == "a、b"
    assert labelled("已关机", "2") == "已关机：2"
    assert sentences("虚拟机已关机", "请启动") == "虚拟机已关机。请启动"
    assert sentences("虚拟机已关机。", "请启动") == "虚拟机已关机。请启动"


def test_every_state_has_a_chinese_name(chinese):
    """A sentence that names a VM's state has no English word in it."""
    assert [state.value for state in VMState if tr(state.value).isascii()] == []


def test_every_text_can_be_translated(translations):
    """No text of the program is put together in a way that no catalogue can have."""
    assert translations.collect().problems == []


@pytest.mark.parametrize("language", ["zh_CN"])
def test_every_text_is_translated(translations, language):
    """No text is missing, left over, or has other placeholders than its source."""
    assert translations.problems_of(language, translations.collect()) == []


@pytest.mark.parametrize(
    ("source", "translation"),
    [
        ("Start {name}", "启动"),
        ("Start {name}", "启动 {nmae}"),
        ("Start {name}", "启动 {name}{host}"),
        ("&Start", "启动"),
        ("&Start", "启动(&T)"),
        ("Start", "启动(&S)"),
        ("Start…", "启动"),
        ("Start", "启动…"),
    ],
)
def test_a_translation_that_does_not_fit_is_named(translations, source, translation):
    """Other placeholders, another or no mnemonic, and another ellipsis are all problems."""
    assert translations.misfit(translations.Text("vmdesk", source), translation)


@pytest.mark.parametrize(
    ("source", "translation"),
    [
        ("&Start {name}…", "启动 {name}(&S)…"),
        ("&Start…", "启动(&S)…"),
        ("Copy && paste", "复制并粘贴"),
        ("{free} of {all}", "{all} 中的 {free}"),
    ],
)
def test_a_translation_that_fits_is_no_problem(translations, source, translation):
    """Placeholders may change places, and a mnemonic stands where the language has it."""
    assert translations.misfit(translations.Text("vmdesk", source), translation) == ""


HAN = "\u4e00-\u9fff"
CHINESE_RULES = {
    "ASCII punctuation after Chinese": rf"[{HAN}][,;:?!](?!\w)",
    "no space between Chinese and Latin": rf"[{HAN}][A-Za-z0-9`]|[A-Za-z0-9`%][{HAN}]",
    "a space beside Chinese punctuation": r" [，。：；？！、（）]|[，。：；？！、（）] ",
    "a space between Chinese words": rf"[{HAN}] +[{HAN}]",
    "straight quotation marks": rf"[{HAN}]\"|\"[{HAN}]",
}
# What is typed into the field is itself separated by an ASCII comma.
EXEMPT = {"web, production"}


@pytest.mark.parametrize("rule", CHINESE_RULES)
def test_chinese_is_set_as_chinese(translations, rule):
    """Translations into Chinese follow the usual rules of punctuation and spaces."""
    done = translations.read_catalogue(translations.catalogue("zh_CN"))
    breaking = [
        translation
        for text, translation in done.items()
        if text.source not in EXEMPT
        # A placeholder may be filled with either script.
        and re.search(CHINESE_RULES[rule], re.sub(r"\{\w+\}", "\0", translation))
    ]
    assert breaking == []


def test_equal_texts_have_one_translation(translations):
    """A text that a form and the code both show is the same word on both."""
    words: dict[str, set[str]] = {}
    for text, translation in translations.read_catalogue(translations.catalogue("zh_CN")).items():
        words.setdefault(text.source, set()).add(translation)
    assert {source: found for source, found in words.items() if len(found) > 1} == {}


def test_a_translation_survives_an_update_and_reaches_the_program(translations, project, qapp):
    """A text once translated stays so, is compiled, and is what Qt then looks up."""
    from PySide6.QtCore import QCoreApplication, QTranslator

    code = project / "vmdesk" / "a.py"
    code.write_text('tr("Start {name}", name=x)\nN_("Gone")\n')
    translations.update()
    catalogue = project / "resources" / "translations" / "vmdesk_zh_CN.ts"
    catalogue.write_text(
        catalogue.read_text().replace(
            '<source>Start {name}</source>\n        <translation type="unfinished"></translation>',
            "<source>Start {name}</source>\n        <translation>启动 {name}</translation>",
        )
    )
    code.write_text('tr("Start {name}", name=x)\ntr("New & <b>")\n')
    translations.update()
    assert translations.problems_of("zh_CN", translations.collect()) == [
        "zh_CN: no translation of Text(context='vmdesk', source='New & <b>', comment='')"
    ]
    translations.compile_catalogues()
    translator = QTranslator()
    assert translator.load(str(project / "vmdesk/_data/translations/vmdesk_zh_CN.qm"))
    assert qapp.installTranslator(translator)
    assert QCoreApplication.translate("vmdesk", "Start {name}") == "启动 {name}"
    qapp.removeTranslator(translator)


@pytest.mark.parametrize(
    "line",
    [
        'tr(f"Start {name}")',
        'tr("Start " + name)',
        'tr("Start {name}".format(name=name))',
        'tr("Start {name}")',
        'tr("Start {name}", nmae=name)',
        "N_(text)",
    ],
)
def test_a_text_that_cannot_be_looked_up_is_named(translations, project, line):
    """A text assembled at run time, or with placeholders nobody fills, is a problem."""
    (project / "vmdesk" / "a.py").write_text(f"\n{line}\n")
    assert "vmdesk/a.py:2: " in translations.collect().problems[0]


def test_forms_are_collected_under_their_class(translations, project):
    """A form's strings are looked up by its class; those marked so, and shortcuts, are not."""
    (project / "ui" / "a.ui").write_text(
        """<ui version="4.0"><class>NewVM</class><widget class="QDialog" name="NewVM">
        <property name="windowTitle"><string>New &amp;VM</string></property>
        <property name="accessibleName"><string>New VM</string></property>
        <property name="shortcut"><string>Ctrl+N</string></property>
        <property name="text"><string notr="true">vmdesk</string></property></widget></ui>"""
    )
    assert list(translations.collect().texts) == [translations.Text("NewVM", "New &VM")]
