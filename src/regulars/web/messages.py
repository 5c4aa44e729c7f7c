"""Which texts does the program have, and which still want a translation?

    python -m regulars.web.messages extract    bring new texts into the catalogues, keeping what is translated
    python -m regulars.web.messages missing    list what isn't translated, or wrongly
    python -m regulars.web.messages todo lv    the same of one language, as JSON to fill in
    python -m regulars.web.messages fill lv F  take the translations from such a file F
    python -m regulars.web.messages compile    write what the program reads

Texts come from Python (`gettext` and its kin), from templates, and from YAML files that say something to
people (`says`, `because`). English is the text itself.
"""

import ast
import json
import re
import sys
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import yaml
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.pofile import write_po

from regulars.web.translations import Flaw, compile_all, flaws, load

SOURCE = Path(__file__).parents[1]
LOCALE = SOURCE / "locale"
LANGUAGES = ("lv", "bg", "ru")
KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
SPOKEN = ("says", "because")
SPEAKS = re.compile(r"^says:", re.MULTILINE)
WIDTH = 110
PASSING = tuple(
    f'"{name}'.encode()
    for name in ("Project", "Report", "POT-", "PO-", "Last-", "Language-Team", "Generated")
)
"""Lines of a catalogue's head that say nothing here."""


def texts(source: Path = SOURCE) -> Catalog:
    """Every text of the program, with the files it stands in."""
    found = Catalog(domain="django")
    for file in sorted(source.rglob("*")):
        place = file.relative_to(source).as_posix()
        for text, context in read(file):
            found.add(text, context=context, locations=[(place, 0)])
    return found


def read(file: Path) -> Iterator[tuple[str | tuple[str, ...], str | None]]:
    """The texts of one file, each with its context."""
    if file.suffix == ".py" and "migrations" not in file.parts:
        yield from read_python(file.read_bytes())
    elif "templates" in file.parts and file.suffix in {".html", ".txt"}:
        yield from read_template(file.read_text())
    elif file.suffix == ".yaml" and SPEAKS.search(file.read_text()):
        yield from ((text, None) for text in read_yaml(file.read_text()))


def read_python(code: bytes) -> Iterator[tuple[str | tuple[str, ...], str | None]]:
    for _line, text, _comments, context in extract("python", BytesIO(code), keywords=KEYWORDS):
        if text:
            yield text, context


def read_template(markup: str) -> Iterator[tuple[str | tuple[str, ...], str | None]]:
    """Django turns a template into calls of gettext; without its indentation it can be read as Python."""
    from django.utils.translation.template import templatize  # noqa: PLC0415 compile_all works without Django

    calls = "\n".join(line.strip() for line in templatize(markup).splitlines())
    yield from read_python(calls.encode())


def read_yaml(text: str) -> Iterator[str]:
    """What a YAML file says to people."""
    top = yaml.safe_load(text)
    yield from (top[key] for key in SPOKEN if isinstance(top.get(key), str))


def unreadable(code: str) -> list[str]:
    """Calls of gettext whose text is put together first, so that no translation can be found for it."""
    made = (ast.JoinedStr, ast.BinOp)
    return [
        ast.unparse(call)
        for call in ast.walk(ast.parse(code))
        if isinstance(call, ast.Call) and call.args and called(call.func) in KEYWORDS
        if isinstance(call.args[0], made) or ".format(" in ast.unparse(call.args[0])
    ]


def called(function: ast.expr) -> str:
    return function.id if isinstance(function, ast.Name) else getattr(function, "attr", "")


def bring_in(wanted: Catalog, *, locale: Path = LOCALE) -> None:
    """Write each language's catalogue anew: new texts empty, known ones kept, gone ones as comments."""
    for language in LANGUAGES:
        file = catalogue(language, locale=locale)
        file.parent.mkdir(parents=True, exist_ok=True)
        given = load(file) if file.exists() else Catalog(locale=language, domain="django")
        given.update(wanted, no_fuzzy_matching=True)
        given.fuzzy = False
        given.header_comment = ""
        file.write_bytes(written(given))


def written(catalogue: Catalog) -> bytes:
    """A catalogue as its file, without the dates and names that would differ each time."""
    out = BytesIO()
    write_po(out, catalogue, width=WIDTH, sort_output=True, include_lineno=False)
    head, empty_line, rest = out.getvalue().partition(b"\n\n")
    kept = [line for line in head.splitlines() if not line.startswith(PASSING)]
    return b"\n".join(kept).lstrip() + empty_line + rest


def lacking(*, locale: Path = LOCALE, source: Path = SOURCE) -> list[Flaw]:
    """What is missing or wrong in any language."""
    wanted = texts(source)
    return [
        flaw for language in LANGUAGES for flaw in flaws(wanted, load(catalogue(language, locale=locale)))
    ]


def todo(language: str, *, locale: Path = LOCALE, source: Path = SOURCE) -> list[dict[str, Any]]:
    """What wants a translation: the text, its context and files, and as many empty forms as it needs."""
    given = load(catalogue(language, locale=locale))
    wanted = texts(source)
    return [
        {
            "text": message.id,
            "context": message.context,
            "files": [place for place, _line in message.locations],
            "translation": [""] * given.num_plurals if message.pluralizable else "",
        }
        for message in wanted
        if message.id and flaws(only(message), given)
    ]


def only(message: Message) -> Catalog:
    """A catalogue of one text."""
    alone = Catalog(domain="django")
    alone.add(message.id, context=message.context)
    return alone


def fill(language: str, entries: Iterable[dict[str, Any]], *, locale: Path = LOCALE) -> list[Flaw]:
    """Write these translations into a catalogue; what is wrong with them. `extract` comes first."""
    file = catalogue(language, locale=locale)
    given, wanted = load(file), Catalog(domain="django")
    for entry in entries:
        text, translation = keyed(entry["text"]), keyed(entry["translation"])
        wanted.add(text, context=entry["context"])
        message = given.get(text, entry["context"])
        if message is not None:
            message.string = translation
    file.write_bytes(written(given))
    return flaws(wanted, given)


def keyed(value: str | list[str]) -> str | tuple[str, ...]:
    """Plural forms as a catalogue keeps them."""
    return value if isinstance(value, str) else tuple(value)


def catalogue(language: str, *, locale: Path = LOCALE) -> Path:
    return locale / language / "LC_MESSAGES" / "django.po"


def main(arguments: Iterable[str]) -> int:
    """0 when all is well, 1 when something lacks, 2 when the command isn't known."""
    match list(arguments):
        case ["extract"]:
            bring_in(texts())
        case ["compile"]:
            compile_all(LOCALE)
        case ["missing"]:
            return told(lacking())
        case ["todo", language]:
            sys.stdout.write(json.dumps(todo(language), ensure_ascii=False, indent=1) + "\n")
        case ["fill", language, file]:
            return told(fill(language, json.loads(Path(file).read_text())))
        case _:
            sys.stderr.write(f"{__doc__}\n")
            return 2
    return 0


def told(found: list[Flaw]) -> int:
    """Print what is wrong; 1 when something is."""
    sys.stdout.writelines(f"{flaw}\n" for flaw in found)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
