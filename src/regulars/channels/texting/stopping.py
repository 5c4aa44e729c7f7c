"""Does this answer ask us to stop?

The whole answer has to be such a word, apart from courtesies and numbers: "stop by tomorrow?" is none. What
carriers take for it is in, since it is what people are told; and what people write in our four languages.
"""

import re
import unicodedata

WORD = re.compile(r"[^\W\d_]+")

STOPS = frozenset({
    # English: what carriers and Twilio take for a stop, and what people write.
    "stop", "stopall", "stop all", "unsubscribe", "cancel", "end", "quit", "optout", "opt out", "revoke",
    "remove", "remove me", "unsubscribe me", "stop texting me", "stop sms", "no more sms",
    # Latvian.
    "beigt", "beidz", "beidziet", "atteikties", "atteikt", "atteicos", "atrakstīties", "pārtraukt",
    "pārtrauciet", "nesūtīt", "nesūti", "nesūtiet", "vairs nesūtiet", "nesūtiet vairs", "pietiek", "nevēlos",
    # Bulgarian.
    "стоп", "спри", "спрете", "край", "отказ", "отказвам се", "отписване", "отпиши", "отпиши ме",
    "отпишете ме", "не искам", "не изпращайте", "spri", "sprete", "otkaz", "otpishi me",
    # Russian.
    "отписка", "отписаться", "отпишите", "отпишите меня", "отказаться", "отказываюсь", "отмена", "хватит",
    "прекратить", "прекратите", "не присылать", "не присылайте", "не надо", "больше не надо", "otpiska",
})  # fmt: skip
COURTESIES = frozenset({
    "please", "thanks", "thank", "you", "pls", "lūdzu", "paldies", "моля", "благодаря", "пожалуйста",
    "спасибо", "sms", "смс",
})  # fmt: skip


def asks_to_stop(text: str) -> str:
    """The words by which an answer asks to stop; '' when it doesn't."""
    said = _plain(text)
    kept = [word for word in said if word not in _COURTESIES]
    return next((" ".join(words) for words in (said, kept) if " ".join(words) in _STOPS), "")


def _plain(text: str) -> list[str]:
    """Its words without case and accents: many type without."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    return WORD.findall("".join(letter for letter in letters if not unicodedata.combining(letter)))


_STOPS = frozenset(" ".join(_plain(stop)) for stop in STOPS)
_COURTESIES = frozenset(word for courtesy in COURTESIES for word in _plain(courtesy))
