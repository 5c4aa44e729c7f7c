"""How does an audience's expression read, in the reader's language?"""

from datetime import date
from decimal import Decimal

from babel.dates import format_date
from django.utils.translation import gettext, ngettext

from regulars.customers.attributes import Attribute, Kind
from regulars.customers.permission import SERVICE
from regulars.engine.expression import (
    Answered,
    Between,
    Call,
    Comparison,
    Consented,
    Did,
    Every,
    Expression,
    Leaf,
    Not,
    OneOf,
    Owns,
    Some,
    Unknown,
    Value,
)
from regulars.engine.vocabulary import allowed_word, event_words
from regulars.money import to_minor
from regulars.web import format as shown
from regulars.web.format import quoted


def in_words(expression: Expression, *, currency: str) -> str:
    """The expression as it follows "people who ..."."""
    match expression:
        case Every(parts):
            return gettext(" and ").join(_inner(part, currency=currency) for part in parts)
        case Some(parts):
            return gettext(" or ").join(_inner(part, currency=currency) for part in parts)
        case Not(part):
            return _opposite(part, currency=currency)
        case _:
            return leaf_in_words(expression, currency=currency)


def leaf_in_words(leaf: Leaf, *, currency: str) -> str:
    """One statement as it follows "people who ..."."""
    match leaf:
        case Comparison():
            return _comparison(leaf, currency=currency)
        case OneOf(attribute, values):
            return gettext("whose %(label)s is one of %(values)s") % {
                "label": attribute.label,
                "values": ", ".join(
                    value_in_words(v, attribute=attribute, currency=currency) for v in values
                ),
            }
        case Between(attribute, low, high):
            return gettext("whose %(label)s is from %(low)s to %(high)s") % {
                "label": attribute.label,
                "low": value_in_words(low, attribute=attribute, currency=currency),
                "high": value_in_words(high, attribute=attribute, currency=currency),
            }
        case Unknown(attribute):
            return gettext("whose %(label)s is not known") % {"label": attribute.label}
        case Consented() | Owns() | Did() | Answered():
            return _call(leaf)


def value_in_words(value: Value, *, attribute: Attribute, currency: str) -> str:
    """A value of an attribute as people read it."""
    match attribute.kind, value:
        case Kind.MONEY, int() | Decimal():
            return shown.money(to_minor(value, currency=currency), currency=currency)
        case Kind.SHARE, int() | Decimal():
            return shown.percent(value)
        case Kind.NUMBER, int() | Decimal():
            return f"{shown.number(value, digits=2)} {attribute.unit}".strip()
        case Kind.DAY, date():
            return format_date(value, "long", locale=shown.locale())
        case Kind.CHOICE, str():
            return str(dict(attribute.choices).get(value, value))
    return str(value)


def shown_value(value: object, *, attribute: Attribute, currency: str) -> str:
    """What is known of somebody as people read it; amounts come in minor units, as they are kept."""
    match attribute.kind, value:
        case Kind.MONEY, int() | Decimal():
            return shown.money(int(value), currency=currency)
        case _, bool():
            return gettext("yes") if value else gettext("no")
        case ((Kind.NUMBER | Kind.SHARE), float()):
            return value_in_words(Decimal(str(value)), attribute=attribute, currency=currency)
        case _, int() | Decimal() | str() | date():
            return value_in_words(value, attribute=attribute, currency=currency)
    return str(value)


def _inner(part: Expression, *, currency: str) -> str:
    said = in_words(part, currency=currency)
    return f"({said})" if isinstance(part, Every | Some) else said


def _opposite(part: Expression, *, currency: str) -> str:
    match part:
        case Unknown(attribute):
            return gettext("whose %(label)s is known") % {"label": attribute.label}
        case Consented(channel):
            return gettext("don't allow %(channel)s") % {"channel": allowed_word(channel)}
        case Owns(sku):
            return gettext("don't have %(sku)s") % {"sku": sku}
        case Answered(question, ""):
            return gettext("didn't answer %(question)s") % {"question": quoted(question)}
        case Comparison(Attribute(kind=Kind.FLAG), operator, value, span):
            turned = "<>" if operator == "=" else "="
            return leaf_in_words(Comparison(part.attribute, turned, value, span), currency=currency)
    return gettext("not: %(what)s") % {"what": _inner(part, currency=currency)}


def _comparison(leaf: Comparison, *, currency: str) -> str:
    attribute, operator, value = leaf.attribute, leaf.operator, leaf.value
    if attribute.phrase and (phrase := attribute.phrase(operator, value)):
        return phrase
    if attribute.kind is Kind.FLAG:
        holds = (operator == "=") == value
        said = (
            gettext("of whom it holds: %(label)s") if holds else gettext("of whom it doesn't hold: %(label)s")
        )
        return said % {"label": attribute.label}
    patterns = {
        "=": gettext("whose %(label)s is %(value)s"),
        "<>": gettext("whose %(label)s is not %(value)s"),
        "<": gettext("whose %(label)s is below %(value)s"),
        "<=": gettext("whose %(label)s is at most %(value)s"),
        ">": gettext("whose %(label)s is above %(value)s"),
        ">=": gettext("whose %(label)s is at least %(value)s"),
    }
    said = value_in_words(value, attribute=attribute, currency=currency)
    return patterns[operator] % {"label": attribute.label, "value": said}


def _call(leaf: Call) -> str:
    match leaf:
        case Consented(channel, purpose):
            pattern = (
                gettext("allow service messages by %(channel)s")
                if purpose == SERVICE
                else gettext("allow %(channel)s")
            )
            return pattern % {"channel": allowed_word(channel)}
        case Owns(sku):
            return gettext("have %(sku)s") % {"sku": sku}
        case Answered(question, ""):
            return gettext("answered %(question)s") % {"question": quoted(question)}
        case Answered(question, value):
            told = {"question": quoted(question), "value": quoted(value)}
            return gettext("answered %(question)s with %(value)s") % told
        case Did(event, within, times):
            did = event_words(event).did
            often = ngettext("%(did)s at least once", "%(did)s at least %(count)s times", times)
            said = often % {"did": did, "count": times}
            if within is None:
                return said
            return gettext("%(did)s within %(span)s") % {"did": said, "span": within.limit()}
