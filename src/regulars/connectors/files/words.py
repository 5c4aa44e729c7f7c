"""What do the words in a cell mean: a yes, a status, a country, nothing at all?"""

from functools import cache

from babel import Locale

YES = {
    "yes", "y", "true", "1", "subscribed", "accepted", "opted in", "opt in", "confirmed", "single opt in",
    "confirmed opt in", "jā", "piekrīt", "ir", "да", "абониран", "съгласен", "подписан", "согласен",
}  # fmt: skip
NO = {
    "no", "n", "false", "0", "unsubscribed", "not subscribed", "not_subscribed", "declined", "opted out",
    "nē", "nepiekrīt", "не", "нет", "отписан", "не согласен", "несъгласен",
}  # fmt: skip
NEITHER = {
    "never_subscribed", "never subscribed", "non-subscribed", "nonsubscribed", "transactional", "pending",
    "not set",
}  # fmt: skip
"""What mail programs write of who was never asked."""

NOTHING = {"nan", "null", "none", "n/a", "#n/a", "na", "-", "–", "—", "undefined"}
"""What programs write where there is nothing."""

SOLD, UNPAID, CANCELLED, REFUNDED = "sold", "unpaid", "cancelled", "refunded"
STATUSES = {
    UNPAID: {
        "failed", "denied", "draft", "checkout-draft", "checkout draft", "auto-draft", "pending payment",
        "wc-pending",
        "wc-failed", "expired", "trash", "abandoned", "unpaid", "neizdevās", "neapmaksāts", "gaida maksājumu",
        "melnraksts", "неуспешна", "очаква плащане", "чернова", "неплатена", "не удался", "ожидает оплаты",
        "черновик", "не оплачен", "в ожидании оплаты",
    },
    CANCELLED: {
        "cancelled", "canceled", "voided", "wc-cancelled", "annulled", "atcelts", "anulēts", "отказана",
        "анулирана", "отменена", "отменен", "отменён", "аннулирован",
    },
    REFUNDED: {
        "refunded", "wc-refunded", "returned", "reversed", "chargeback", "atmaksāts", "atgriezts",
        "възстановена", "върната", "возврат", "возвращен", "возвращён", "возвращено",
    },
}  # fmt: skip
_MEANING = {word: status for status, words in STATUSES.items() for word in words}

# What shops write in place of a country's name in CLDR.
ALSO_CALLED = {
    "eire": "IE", "rsa": "ZA", "hong kong": "HK", "usa": "US", "u.s.a.": "US", "uk": "GB", "england": "GB",
    "scotland": "GB",
    "great britain": "GB", "wales": "GB", "korea": "KR", "holland": "NL", "czech republic": "CZ", "uae": "AE",
    "lielbritānija": "GB", "anglija": "GB", "asv": "US", "krievija": "RU", "сащ": "US", "сша": "US",
    "великобритания": "GB", "англия": "GB", "чехия": "CZ", "россия": "RU", "русия": "RU",
}  # fmt: skip
LANGUAGES = ("en", "lv", "bg", "ru", "lt", "et", "de", "fr", "es", "it", "pl", "fi", "sv")


def yes_or_no(text: str) -> bool | None:
    """A yes, a no, or None when it says neither."""
    word = text.strip().casefold()
    return True if word in YES else False if word in NO else None


def meaning(status: str) -> str:
    """What an order's status says of it: sold (also words we don't know), unpaid, cancelled or refunded."""
    return _MEANING.get(status.strip().casefold(), SOLD)


def country(text: str) -> str:
    """ISO 3166 alpha-2 of a country by its code or its name in any of our languages; '' when unknown."""
    word = text.strip()
    if len(word) == 2 and word.upper() in _codes():
        return word.upper()
    known = word.casefold()
    return ALSO_CALLED.get(known) or _names().get(known, "")


@cache
def _codes() -> frozenset[str]:
    return frozenset(code for code in map(str, Locale("en").territories) if len(code) == 2 and code.isalpha())


@cache
def _names() -> dict[str, str]:
    return {
        name.casefold(): code
        for language in reversed(LANGUAGES)
        for code, name in Locale(language).territories.items()
        if code in _codes()
    }
