"""What does a word on a page mean?"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A word that gets its explanation on tap: `{% term "overdue" %}`."""

    name: str
    word: str | Promise
    means: str | Promise


TERMS: tuple[Term, ...] = ()

_terms: dict[str, Term] = {}


class UnknownTerm(LookupError):
    """No folder's terms.py explains this word."""


def fill(terms: Iterable[Term]) -> None:
    """Take every folder's terms."""
    _terms.clear()
    _terms.update({term.name: term for term in terms})


def term(name: str) -> Term:
    """Raises UnknownTerm."""
    try:
        return _terms[name]
    except KeyError:
        raise UnknownTerm(name) from None


def terms() -> list[Term]:
    """All words, for the page of definitions."""
    return sorted(_terms.values(), key=lambda term: str(term.word).casefold())
