r"""Which letters can be sent, in which languages, and how does one become subject, HTML and text?

A letter is a file `letters/<language>/<name>.txt`: the headers Subject and Preview, an empty line, and
paragraphs. `Short` is a header too: what a text message says instead. `{{ ... }}` names what `words.py`
knows, a line that ends in `\` is broken there, and

    [Unsubscribe](links.unsubscribe)   is a link; alone in its paragraph, a button
    [product]  [products]              show a product, or all of the order; markup.py knows more of such
    {% if ... %}                       alone in its paragraph, holds for those that follow
    {% if "orders >= 2" in among %}    the same, for whom an audience's expression admits

The language's `frame.txt` stands around each letter, or its kind's own, as `frame.service.txt`: greeting,
`[letter]`, signature, `---`, footer. All is compiled when it is loaded, MJML included, so that what is
broken is refused then and not at the sending.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from html import escape
from pathlib import Path
from string import Template
from typing import Literal

import minijinja
import msgspec

from regulars.channels import compiling, examples, markup, pieces, words
from regulars.channels.compiling import Broken, Text
from regulars.channels.kinds import KINDS, KindName
from regulars.channels.wording import Source, source_of
from regulars.channels.words import Words
from regulars.channels.writing import greeting
from regulars.channels.writing.brand import PLAIN, Brand

HERE = Path(__file__).parent / "letters"
FALLBACK = "en"
PARTS = ("subject", "html", "txt", "short")


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

    kind: which rules it keeps to, see kinds.py. about: what it can't be written without; '' of nothing.
    link: the link of words.LinkWords without which it makes no sense; '' of none.
    """

    kind: KindName
    about: Literal["", "product", "order"] = ""
    link: Literal["", "confirm"] = ""

    @property
    def purpose(self) -> str:
        """Which consent it needs."""
        return KINDS[self.kind].purpose


@dataclass(frozen=True, slots=True)
class Written:
    """A letter as it goes out. short: what a text message says; '' of a letter that has no short form."""

    subject: str
    html: str
    text: str
    short: str = ""


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter in one language, compiled. asks: the segments for which something stands in it."""

    name: str
    language: str
    kind: Kind
    engine: minijinja.Environment
    source: Source
    asks: frozenset[str] = frozenset()

    def write(self, about: Words, *, short: bool = True) -> Written:
        """The letter to one person; without its short form where that isn't needed. Raises Unwritable."""
        subject, html, text, *told = self._filled(about, *(PARTS if short else PARTS[:-1]))
        return Written(
            " ".join(subject.split()), html, markup.without_gaps(text), " ".join("".join(told).split())
        )

    def _filled(self, about: Words, *parts: str) -> list[str]:
        lacking = [thing for thing in ("product", self.kind.about) if thing and getattr(about, thing) is None]
        if self.kind.about and lacking:
            raise Unwritable(f"{self.name} has no {lacking[-1]}")
        if self.kind.link and not getattr(about.links, self.kind.link):
            raise Unwritable(f"{self.name} has no link to {self.kind.link}")
        context = words.as_context(about)
        try:
            filled = [self.engine.render_template(f"{self.name}.{part}", **context) for part in parts]
        except minijinja.TemplateError as error:
            raise Unwritable(f"{self.language}/{self.name}: {error.message}") from None
        if any("\0" in part for part in filled):  # no text of the database can hold it
            raise Unwritable(f"{self.language}/{self.name}: a character of number 0 is in it")
        return filled


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


def letter(name: str, *, languages: tuple[str, ...], brand: Brand = PLAIN) -> Letter:
    """The letter in the first of these languages that has it, else in English. Raises UnknownLetter."""
    kind_of(name)
    found = next(language for language in spoken(languages) if (language, name) in shelf())
    return shelf()[found, name] if brand == PLAIN else _branded(found, name, brand)


def spoken(languages: tuple[str, ...]) -> tuple[str, ...]:
    """The languages as letters are filed, and after them the one that every letter is there in."""
    return tuple(language.partition("-")[0].casefold() for language in (*languages, FALLBACK))


@cache
def shelf() -> Mapping[tuple[str, str], Letter]:
    """All letters by language and name. Raises BrokenLetter, with the file and the place."""
    return load(HERE)


def load(folder: Path) -> dict[tuple[str, str], Letter]:
    """The letters of a folder of languages, each tried once. Raises BrokenLetter."""
    return {
        (home.name, path.stem): _read(path, brand=PLAIN)
        for home in sorted(path for path in folder.iterdir() if path.is_dir())
        for path in sorted(home.glob("*.txt"))
        if not path.name.startswith("frame.")
    }


@lru_cache(maxsize=512)
def _branded(language: str, name: str, brand: Brand) -> Letter:
    return _read(HERE / language / f"{name}.txt", brand=brand)


def _read(path: Path, *, brand: Brand) -> Letter:
    try:
        return bound(
            compiling.parsed(path.read_text(encoding="utf-8")),
            name=path.stem,
            language=path.parent.name,
            kind=kind_of(path.stem),
            frame=frame_of(path.parent, kind_of(path.stem)),
            brand=brand,
        )
    except Broken as error:
        raise BrokenLetter(f"{path.parent.name}/{path.name}: {error}") from None


def frame_of(home: Path, kind: Kind) -> str:
    """What stands around a letter of this kind in the language of this folder."""
    own = home / f"frame.{kind.kind}.txt"
    return (own if own.exists() else home / "frame.txt").read_text(encoding="utf-8")


def bound(text: Text, *, name: str, language: str, kind: Kind, frame: str, brand: Brand = PLAIN) -> Letter:
    """A letter that was tried with all that can be known, and with as little as can be. Raises Broken."""
    if kind.kind == "greeting":
        for word, place in greeting.refusals(text.subject, text.preview, text.short, text.body):
            raise Broken(f"a greeting has no {word}: {place}")
    _refuse_links(text, kind)
    full = replace(example_for(kind, examples.FULL), among=text.asks)
    tries = [full, example_for(kind, examples.SPARSE)]
    engine = compiling.engine_of(language)
    dress = dress_of(language=language, frame=frame, brand=brand)
    html = compiling.compiled(text, name=name, engine=engine, dress=dress, tries=tries)
    made = Letter(name, language, kind, engine, source_of(html), text.asks)
    for example in tries:
        try:
            made.write(example)
        except Unwritable as error:
            raise Broken(str(error)) from None
    return made


def _refuse_links(text: Text, kind: Kind) -> None:
    """Whoever is asked for a yes has a link to say it by; in others it would lead nowhere. Raises Broken."""
    link = f"links.{kind.link}" if kind.link else ""
    if link and link not in text.body:
        raise Broken(f"this letter makes no sense without a button to {link}")
    if link and text.short and link not in text.short:
        raise Broken(f"say {{{{ {link} }}}}, or nobody can confirm by a text message", part="short")
    for part in ("subject", "preview", "short", "body"):
        if kind.link != "confirm" and "links.confirm" in getattr(text, part):
            raise Broken("only a letter that asks to confirm an address has links.confirm", part=part)


def dress_of(*, language: str, frame: str, brand: Brand) -> compiling.Dress:
    """What stands around a letter in this language."""
    return compiling.Dress(layout=layout(brand), frame=frame, language=language, faces=faces_of(brand))


@lru_cache(maxsize=64)
def layout(brand: Brand) -> str:
    """What stands around all letters, in MJML, in the store's colours."""
    return Template((HERE / "letter.mjml").read_text(encoding="utf-8")).safe_substitute(brand.values())


def faces_of(brand: Brand) -> dict[str, str]:
    """The pictures of those who sign, in MJML, by name."""
    return {
        each.name: pieces.face_html(escape(each.picture_url), name=escape(each.name), role=escape(each.role))
        for each in brand.signatories()
        if each.picture_url
    }


def fullest(made: Letter) -> Words:
    """The example with all that this letter can say."""
    return replace(example_for(made.kind, examples.FULL), among=made.asks)


def example_for(kind: Kind, example: Words) -> Words:
    """The example as far as a letter of this kind may know it."""
    return example if kind.about else replace(example, product=None, products=(), recommended=(), order=None)
