"""Are the translations whole, and how do they become what the program reads?

Needs Babel only, so that the build of the wheel can use it without Django.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

GAP = re.compile(r"%\((\w+)\)[a-zA-Z]|\{(\w*)\}|%[sd]")


@dataclass(frozen=True, slots=True)
class Flaw:
    """What is wrong with one text in one language."""

    language: str
    text: str
    says: str

    def __str__(self) -> str:
        return f"{self.language}: {self.text!r} {self.says}"


def compile_all(folder: Path) -> list[Path]:
    """Write `django.mo` beside every `<language>/LC_MESSAGES/django.po`; returns what was written."""
    written = []
    for source in sorted(folder.glob("*/LC_MESSAGES/django.po")):
        target = source.with_suffix(".mo")
        with target.open("wb") as out:
            write_mo(out, load(source))
        written.append(target)
    return written


def load(file: Path) -> Catalog:
    """A catalogue of translations; its language is the folder above LC_MESSAGES."""
    with file.open("rb") as text:
        return read_po(text, locale=file.parts[-3], domain="django")


def flaws(wanted: Catalog, given: Catalog) -> list[Flaw]:
    """What these translations lack, or have wrong, of the texts that the program has."""
    found = []
    for message in wanted:
        if message.id:
            translated = given.get(message.id, message.context)
            says = missing(translated, plurals=given.num_plurals) or mismatch(translated)
            if says:
                found.append(Flaw(str(given.locale), first(message.id), says))
    return found


def missing(message: Message | None, *, plurals: int) -> str:
    """Why this isn't a whole translation; empty when it is."""
    if message is None:
        return "is not in the catalogue: run extract"
    if message.fuzzy:
        return "is marked as fuzzy"
    forms = message.string if isinstance(message.string, tuple | list) else (message.string,)
    expected = plurals if message.pluralizable else 1
    if len(forms) != expected or not all(forms):
        return f"has no translation ({expected} forms are needed)" if expected > 1 else "has no translation"
    return ""


def mismatch(message: Message | None) -> str:
    """Which gaps a translation has lost or invented; empty when none.

    A plural form may leave a gap out: "one day".
    """
    if message is None:
        return ""
    known = set().union(*map(gaps, texts(message.id)))
    forms = [gaps(form) for form in texts(message.string)]
    if invented := set().union(*forms) - known:
        return f"fills gaps that the text doesn't have: {sorted(invented)}"
    if lost := known - set().union(*forms):
        return f"has lost the gaps: {sorted(lost)}"
    return ""


def gaps(text: str) -> set[str]:
    return {match[0] for match in GAP.finditer(text.replace("%%", ""))}


def texts(value: str | tuple[str, ...] | list[str] | None) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value or ())


def first(value: str | tuple[str, ...] | list[str]) -> str:
    return texts(value)[0]
