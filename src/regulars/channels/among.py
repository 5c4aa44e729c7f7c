"""To which segments do people belong, for what stands in a letter for some of them only?

A letter asks in an audience's own words: `{% if "orders >= 2" in among %}`. Who understands those stands
above this floor; the composition root says who it is.
"""

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

ASKED = re.compile(r'"([^"{}%\\]+)" in among\b')
NAMED = re.compile(r"\bamong\b")
TAG = re.compile(r"{{.*?}}|{%.*?%}", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Problem:
    """What of an expression isn't understood. at: the place in the text that asks, from 0."""

    says: str
    at: int


class Asking(Protocol):
    """Who knows the people, as of a moment."""

    def admitted(self, expressions: Collection[str], people: Sequence[int]) -> Mapping[int, frozenset[str]]:
        """Which of the expressions admit each person; of one that isn't understood nothing is said."""


_understand: Callable[[str], Problem | None]
_ask: Callable[[datetime], Asking]


def answered_by(*, understand: Callable[[str], Problem | None], ask: Callable[[datetime], Asking]) -> None:
    """Say who understands expressions, and who knows the people; the composition root does, once."""
    global _understand, _ask
    _understand, _ask = understand, ask


def asking(*, at: datetime) -> Asking:
    """Who knows the people, as of this moment."""
    return _ask(at)


def asked(*texts: str) -> frozenset[str]:
    """The expressions that texts ask for."""
    return frozenset(
        found[1] for text in texts for tag in TAG.finditer(text) for found in ASKED.finditer(tag[0])
    )


def problems(text: str) -> Iterator[Problem]:
    """What isn't understood of what a text asks for, each with its place in the text."""
    for tag in TAG.finditer(text):
        known = [found.span() for found in ASKED.finditer(tag[0])]
        for named in NAMED.finditer(tag[0]):
            if not any(begin <= named.start() < end for begin, end in known):
                yield Problem('ask so: {% if "orders >= 2" in among %}', tag.start() + named.start())
        for found in ASKED.finditer(tag[0]):
            if problem := _understand(found[1]):
                yield Problem(problem.says, tag.start() + found.start(1) + problem.at)
