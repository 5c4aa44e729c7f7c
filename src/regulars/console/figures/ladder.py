"""How are people divided among stages and kinds, as a bar with its parts?"""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from regulars.console.words import KINDS, STAGES, Word
from regulars.web.pieces import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Rung:
    """One part of a bar. width: in ten-thousandths of the whole. colour: a token. url: whom it is made of."""

    label: Words
    people: int
    width: int
    colour: str
    url: str


STAGE_COLOURS = {
    "first_purchase": "--ladder-1",
    "weighing": "--ladder-2",
    "satisfied": "--ladder-3",
    "disappointed": "--problem",
    "loyal": "--ladder-4",
    "growing": "--ladder-5",
}
KIND_COLOURS = {
    "star": "--star",
    "productive": "--steady",
    "question_mark": "--question",
    "problem": "--problem",
    "": "--quiet",
}
NO_KIND = Word(_("too little known"))


def stages(counts: Mapping[str, int]) -> list[Rung]:
    """People by stage, from the first order on."""
    return rungs(counts, words=STAGES, colours=STAGE_COLOURS, filter="stage")


def kinds(counts: Mapping[str, int]) -> list[Rung]:
    """People by kind."""
    return rungs(counts, words={**KINDS, "": NO_KIND}, colours=KIND_COLOURS, filter="category")


def rungs(
    counts: Mapping[str, int], *, words: Mapping[str, Word], colours: Mapping[str, str], filter: str
) -> list[Rung]:
    whole = sum(counts.values()) or 1
    return [
        Rung(
            label=word.label,
            people=counts.get(name, 0),
            width=10_000 * counts.get(name, 0) // whole,
            colour=colours[name],
            url=f"{reverse('people')}?{urlencode({filter: name})}" if name else "",
        )
        for name, word in words.items()
    ]
