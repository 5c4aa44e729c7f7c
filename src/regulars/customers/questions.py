"""What does a store ask people, and what did somebody answer?"""

from collections.abc import Collection, Iterable, Mapping, Sequence

import msgspec

ONE, SEVERAL, SCALE = "one", "several", "scale"
STEPS = ("1", "2", "3", "4", "5")
"""What can be chosen on a scale."""


class Choice(msgspec.Struct, frozen=True):
    """An answer that can be chosen. words: by language."""

    value: str
    words: dict[str, str]


class Asking(msgspec.Struct, frozen=True, kw_only=True):
    """A question of the store's. kind: one, several or scale. asks: by language. answers: none of a scale."""

    slug: str
    kind: str
    asks: dict[str, str]
    answers: tuple[Choice, ...] = ()

    def offered(self) -> tuple[str, ...]:
        """All that can be answered."""
        return STEPS if self.kind == SCALE else tuple(choice.value for choice in self.answers)

    def taken(self, said: Collection[str]) -> tuple[str, ...]:
        """What of it can be an answer, in the question's order; of one choice the first."""
        fits = tuple(value for value in self.offered() if value in said)
        return fits if self.kind == SEVERAL else fits[:1]

    def in_words(self, languages: Sequence[str]) -> str:
        """The question, in the first of these languages that it has."""
        return spoken(self.asks, languages)

    def labels(self, languages: Sequence[str]) -> Mapping[str, str]:
        """The words of each answer."""
        if self.kind == SCALE:
            return {step: step for step in STEPS}
        return {choice.value: spoken(choice.words, languages) for choice in self.answers}


def spoken(words: Mapping[str, str], languages: Iterable[str]) -> str:
    """The words in the first of these languages that there is, else in any; '' of none."""
    return next((words[one] for one in languages if words.get(one)), next(iter(words.values()), ""))
