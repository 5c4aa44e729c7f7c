"""Is every text found, and translated into all languages, with all its forms and gaps?"""

import json
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import read_mo

from regulars.web import messages
from regulars.web.messages import (
    bring_in,
    catalogue,
    fill,
    lacking,
    main,
    read_template,
    texts,
    todo,
    unreadable,
)
from regulars.web.translations import compile_all, flaws, load

PYTHON = """
from django.utils.translation import gettext as _, ngettext, pgettext
_("Settings")
ngettext("%(count)s order", "%(count)s orders", n)
pgettext("of a play", "Stop")
"""
TEMPLATE = """{% if a %}
    {% translate "Name" %}
  {% else %}
{% blocktranslate trimmed count n=n %}
   {{ n }} person
   {% plural %}
   {{ n }} people
{% endblocktranslate %}{% endif %} {{ _("Role") }} {% tile _("Orders") 3 %}
"""


@pytest.fixture
def program(tmp_path: Path) -> Path:
    (tmp_path / "engine" / "templates").mkdir(parents=True)
    (tmp_path / "engine" / "words.py").write_text(PYTHON)
    (tmp_path / "engine" / "templates" / "page.html").write_text(TEMPLATE)
    (tmp_path / "engine" / "play.yaml").write_text("name: x\nsays: Remind people.\nbecause: They forget.\n")
    (tmp_path / "engine" / "list.yaml").write_text("- says: not to people\n")
    return tmp_path


def test_texts_are_found_in_python_templates_and_plays(program):
    found = {message.id for message in texts(program) if message.id}
    assert found == {
        "Settings",
        ("%(count)s order", "%(count)s orders"),
        "Stop",
        "Name",
        ("%(n)s person", "%(n)s people"),
        "Role",
        "Orders",
        "Remind people.",
        "They forget.",
    }


def test_a_templates_indentation_is_no_matter():
    assert [
        text for text, _context in read_template("  {% if a %}\n      {% translate 'Deep' %}\n {% endif %}")
    ] == ["Deep"]


def test_new_texts_come_in_and_translations_stay(program, tmp_path):
    locale = tmp_path / "locale"
    bring_in(texts(program), locale=locale)
    file = locale / "lv" / "LC_MESSAGES" / "django.po"
    file.write_text(file.read_text().replace('msgid "Name"\nmsgstr ""', 'msgid "Name"\nmsgstr "Vārds"'))
    (program / "engine" / "words.py").write_text('_("New")\n')
    bring_in(texts(program), locale=locale)
    again = load(file)
    assert again["Name"].string == "Vārds"
    assert again["New"].string == ""
    assert "Settings" not in again
    before = file.read_bytes()
    bring_in(texts(program), locale=locale)
    assert file.read_bytes() == before  # nothing passing stands in it


def catalogues(
    text: str | tuple[str, str], translated: str | tuple[str, ...], language: str = "lv"
) -> list[str]:
    wanted, given = Catalog(), Catalog(locale=language)
    wanted.add(text)
    given.add(text, translated)
    return [flaw.says for flaw in flaws(wanted, given)]


def test_translations_are_filled_in_from_a_list(program, tmp_path):
    locale = tmp_path / "locale"
    bring_in(texts(program), locale=locale)
    entries = todo("ru", locale=locale, source=program)
    assert len(entries) == 9
    forms = ["%(count)s заказ", "%(count)s заказа", "%(count)s заказов"]
    for entry in entries:
        entry["translation"] = forms if entry["text"] == ("%(count)s order", "%(count)s orders") else "слово"
        if isinstance(entry["text"], tuple) and "person" in entry["text"][0]:
            entry["translation"] = ["%(n)s человек", "%(n)s человека", "%(n)s"]
    assert fill("ru", json.loads(json.dumps(entries)), locale=locale) == []
    assert todo("ru", locale=locale, source=program) == []
    assert load(catalogue("ru", locale=locale)).get("Stop", "of a play").string == "слово"


def test_a_translation_that_lost_its_gap_is_told(program, tmp_path):
    locale = tmp_path / "locale"
    bring_in(texts(program), locale=locale)
    entry = {"text": ["%(count)s order", "%(count)s orders"], "context": None, "translation": ["a", "b"]}
    (flaw,) = fill("bg", [entry], locale=locale)
    assert "has lost the gaps" in str(flaw)


ORDERS = ("%(count)s order", "%(count)s orders")


@pytest.mark.parametrize(
    ("text", "translated", "language"),
    [
        ("Name", "Vārds", "lv"),
        ("%(who)s invited you.", "Jūs uzaicināja %(who)s.", "lv"),
        ("100 %% of %(all)s", "100 %% no %(all)s", "lv"),
        (ORDERS, ("%(count)s pasūtījums", "%(count)s pasūtījumi", "%(count)s pasūtījumu"), "lv"),
        (ORDERS, ("%(count)s поръчка", "%(count)s поръчки"), "bg"),
        (ORDERS, ("%(count)s заказ", "%(count)s заказа", "%(count)s заказов"), "ru"),
        (("one order", "{count} orders"), ("{count} заказ", "{count} заказа", "{count} заказов"), "ru"),
    ],
)
def test_a_whole_translation_has_no_flaw(text, translated, language):
    assert catalogues(text, translated, language) == []


@pytest.mark.parametrize(
    ("text", "translated", "language", "says"),
    [
        ("Name", "", "lv", "has no translation"),
        ("%(who)s invited you.", "Jūs uzaicināja.", "lv", "has lost the gaps"),
        ("%(who)s invited you.", "%(kas)s un %(who)s", "lv", "fills gaps that the text doesn't have"),
        (ORDERS, ("%(count)s pasūtījums", "%(count)s pasūtījumi", ""), "lv", "3 forms are needed"),
        (ORDERS, ("%(count)s заказ", "%(count)s заказа"), "ru", "3 forms are needed"),
    ],
)
def test_a_flaw_is_named(text, translated, language, says):
    (flaw,) = catalogues(text, translated, language)
    assert says in flaw


def test_what_is_compiled_is_what_was_translated(program, tmp_path):
    locale = tmp_path / "locale"
    bring_in(texts(program), locale=locale)
    file = locale / "bg" / "LC_MESSAGES" / "django.po"
    file.write_text(file.read_text().replace('msgid "Role"\nmsgstr ""', 'msgid "Role"\nmsgstr "Роля"'))
    written = compile_all(locale)
    assert [path.parts[-3] for path in written] == ["bg", "lv", "ru"]
    with written[0].open("rb") as compiled:
        assert read_mo(compiled)["Role"].string == "Роля"


@pytest.mark.parametrize("line", ['_("Hello")', '_("%(a)s") % {"a": 1}', "gettext(play.says)", 'f(f"{a}")'])
def test_a_text_that_can_be_found_is_accepted(line):
    assert unreadable(line) == []


@pytest.mark.parametrize(
    "line", ['_(f"Hello {a}")', '_("Hi " + a)', 'gettext("{}".format(a))', '_("%s" % a)']
)
def test_a_text_that_is_put_together_first_is_refused(line):
    assert unreadable(line) == [line.replace('"', "'")]


def test_no_text_of_the_program_is_put_together_first():
    found = {str(file): unreadable(file.read_text()) for file in messages.SOURCE.rglob("*.py")}
    assert {file: calls for file, calls in found.items() if calls} == {}


def test_every_text_of_the_program_is_translated_into_every_language():
    assert [str(flaw) for flaw in lacking()] == []


def test_an_unknown_word_on_the_command_line_says_what_there_is(capsys):
    assert main(["translate"]) == 2
    assert "extract" in capsys.readouterr().err
