r"""Which letters can be sent, in which languages, and how does one become subject, HTML and text?

A letter is a file `letters/<language>/<name>.txt`: the headers Subject and Preview, an empty line, and
paragraphs. `{{ ... }}` names what `words.py` knows, a line that ends in `\` is broken there, and

    [Unsubscribe](links.unsubscribe)   is a link; alone in its paragraph, a button
    [product]  [products]              show a product, or all of the order
    {% if ... %}                       alone in its paragraph, holds for those that follow

The language's `frame.txt` stands around each letter: greeting, `[letter]`, signature, `---`, footer. All is
compiled when it is loaded, MJML included, so that what is broken is refused then and not at the sending.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

import minijinja
import msgspec

from regulars.channels import examples, markup, words
from regulars.channels.kinds import KINDS, KindName
from regulars.channels.wording import Source, source_of
from regulars.channels.words import Words

HERE = Path(__file__).parent / "letters"
FUEL = 20_000  # a letter with three products burns 400
HEADERS = ("Subject", "Preview")
FALLBACK = "en"


class LetterError(ValueError):
    """A letter can't be used."""


class UnknownLetter(LetterError):
    """No letter has this name."""


class BrokenLetter(LetterError):
    """A letter's file doesn't say what a letter must."""


class Unwritable(LetterError):
    """A letter lacks what it is about, or names what isn't known of this person."""


class Kind(msgspec.Struct, frozen=True):
    """What a letter is, in every language.

    kind: which rules it keeps to, see kinds.py. about: what it can't be written without.
    """

    kind: KindName
    about: Literal["product", "order"]

    @property
    def purpose(self) -> str:
        """Which consent it needs."""
        return KINDS[self.kind].purpose


@dataclass(frozen=True, slots=True)
class Written:
    """A letter as it goes out. short: in a line or two, for channels that carry no more."""

    subject: str
    html: str
    text: str
    short: str = ""


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter in one language, compiled."""

    name: str
    language: str
    kind: Kind
    engine: minijinja.Environment
    source: Source

    def write(self, about: Words) -> Written:
        """The letter to one person. Raises Unwritable."""
        if None in (about.product, getattr(about, self.kind.about)):
            raise Unwritable(f"{self.name} has no {self.kind.about}")
        context = words.as_context(about)
        try:
            subject, html, text = (
                self.engine.render_template(f"{self.name}.{part}", **context)
                for part in ("subject", "html", "txt")
            )
        except minijinja.TemplateError as error:
            raise Unwritable(f"{self.language}/{self.name}: {error.message}") from None
        return Written(" ".join(subject.split()), html, markup.without_gaps(text))


@cache
def catalogue() -> Mapping[str, Kind]:
    """Every letter's kind, by name."""
    return msgspec.yaml.decode((HERE / "catalogue.yaml").read_bytes(), type=dict[str, Kind])


def kind_of(name: str) -> Kind:
    """What a letter is. Raises UnknownLetter."""
    try:
        return catalogue()[name]
    except KeyError:
        raise UnknownLetter(name) from None


def letter(name: str, *, languages: tuple[str, ...]) -> Letter:
    """The letter in the first of these languages that has it, else in English. Raises UnknownLetter."""
    kind_of(name)
    spoken = (language.partition("-")[0].casefold() for language in (*languages, FALLBACK))
    return next(found for language in spoken if (found := shelf().get((language, name))))


@cache
def shelf() -> Mapping[tuple[str, str], Letter]:
    """All letters by language and name. Raises BrokenLetter, with the file and the place."""
    return load(HERE)


def load(folder: Path) -> dict[tuple[str, str], Letter]:
    """The letters of a folder of languages, each tried once. Raises BrokenLetter."""
    found = {}
    for home in sorted(path for path in folder.iterdir() if path.is_dir()):
        engine = minijinja.Environment(
            undefined_behavior="strict",
            fuel=FUEL,
            filters=dict(words.filters(home.name)),
            auto_escape_callback=lambda name: name.endswith(".html"),
        )
        frame = (home / "frame.txt").read_text(encoding="utf-8")
        for path in sorted(set(home.glob("*.txt")) - {home / "frame.txt"}):
            found[home.name, path.stem] = _compiled(path, frame=frame, engine=engine)
    return found


def _compiled(path: Path, *, frame: str, engine: minijinja.Environment) -> Letter:
    name, language = path.stem, path.parent.name
    place = f"{language}/{path.name}"
    headers, body = _parsed(path.read_text(encoding="utf-8"), place=place)
    layout = (HERE / "letter.mjml").read_text(encoding="utf-8")
    try:
        page = markup.page(layout, frame=frame, body=body, language=language, **headers)
        for part, source in {"subject": headers["subject"], "html": page.html, "txt": page.text}.items():
            engine.add_template(f"{name}.{part}", source)
            _refuse_unknown_names(engine.undeclared_variables_in_template(f"{name}.{part}", nested=True))
    except (minijinja.TemplateError, markup.BrokenMarkup) as error:
        raise BrokenLetter(f"{place}: {error}") from None
    made = Letter(name, language, kind_of(name), engine, source_of(page.html))
    for example in (examples.FULL, examples.SPARSE):
        _tried(made, example, place=place)
    return made


def _parsed(text: str, *, place: str) -> tuple[dict[str, str], str]:
    """The headers, in lower case, and the paragraphs."""
    head, _, body = text.partition("\n\n")
    pairs = [line.partition(": ") for line in head.splitlines()]
    headers = {name: value.strip() for name, _colon, value in pairs}
    if sorted(headers) != sorted(HEADERS) or not all(headers.values()) or not body.strip():
        raise BrokenLetter(f"{place}: a letter begins with Subject and Preview, then an empty line")
    return {name.lower(): value for name, value in headers.items()}, body


def _refuse_unknown_names(named: set[str]) -> None:
    if unknown := sorted(named - words.known_names()):
        raise markup.BrokenMarkup(f"nothing is known as {', '.join(unknown)}")


def _tried(made: Letter, example: Words, *, place: str) -> None:
    try:
        made.write(example)
    except Unwritable as error:
        raise BrokenLetter(f"{place}: {error}") from None
