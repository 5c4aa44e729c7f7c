"""Which functions do expressions know, and do these arguments fit?"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from django.utils.translation import gettext

from regulars.channels.channel import channels
from regulars.customers.permission import OFFERS, PURPOSES
from regulars.customers.words import CHANNELS
from regulars.engine.durations import Duration, NotADuration, duration
from regulars.engine.expression import Answered, Consented, Did, ExpressionProblem, Leaf, Owns, Span, Value
from regulars.events import declare

MAX_TIMES = 1_000

Argument = tuple[str, Value, Span]
"""Its name or '', its value, and where it stands."""


@dataclass(frozen=True, slots=True)
class Function:
    """A function of expressions: its arguments by name, those without a default first.

    usage: how it is written, shown when it is written wrongly.
    """

    build: Callable[[Mapping[str, Value], Span], Leaf]
    arguments: Mapping[str, type]
    required: int
    usage: str


def call(name: str, given: Sequence[Argument], *, span: Span) -> Leaf:
    """The leaf that a call says. Raises ExpressionProblem."""
    function = FUNCTIONS.get(name.lower())
    if function is None:
        near = get_close_matches(name.lower(), FUNCTIONS, n=1)
        usage = FUNCTIONS[near[0]].usage if near else ", ".join(f"{known}()" for known in FUNCTIONS)
        message = gettext("There is no function %(name)s(). There is: %(usage)s")
        raise ExpressionProblem(message % {"name": name, "usage": usage}, span=span)
    return function.build(_bound(function, given, span=span), span)


def _bound(function: Function, given: Sequence[Argument], *, span: Span) -> dict[str, Value]:
    names = list(function.arguments)
    bound: dict[str, Value] = {}
    for position, (written, value, where) in enumerate(given):
        name = written or (names[position] if position < len(names) else "")
        if name in bound or not isinstance(value, function.arguments.get(name, ())):
            raise _misused(function, span=where)
        bound[name] = value
    if any(name not in bound for name in names[: function.required]):
        raise _misused(function, span=span)
    return bound


def _misused(function: Function, *, span: Span) -> ExpressionProblem:
    return ExpressionProblem(gettext("Write it so: %(usage)s") % {"usage": function.usage}, span=span)


def _consented(given: Mapping[str, Value], span: Span) -> Consented:
    purpose = str(given.get("purpose", OFFERS))
    if purpose not in PURPOSES:
        message = gettext("The purpose of a message is one of: %(known)s")
        raise ExpressionProblem(message % {"known": ", ".join(PURPOSES)}, span=span)
    channel, known = str(given["channel"]), sorted({*CHANNELS, *channels()})
    if channel not in known:
        message = f"{gettext('There is no channel %(name)s.')} {gettext('There is: %(known)s')}"
        raise ExpressionProblem(message % {"name": channel, "known": ", ".join(known)}, span=span)
    return Consented(channel, purpose, span)


def _owns(given: Mapping[str, Value], span: Span) -> Owns:
    return Owns(str(given["sku"]), span)


def _answered(given: Mapping[str, Value], span: Span) -> Answered:
    return Answered(str(given["question"]), str(given.get("value", "")), span)


def _did(given: Mapping[str, Value], span: Span) -> Did:
    event, times = str(given["event"]), int(str(given.get("times", 1)))
    known = [kind.name for kind in declare.of_customers()]
    if event not in known:
        message = gettext("No event is called %(name)s. There is: %(known)s")
        near = get_close_matches(event, known, n=3) or known
        raise ExpressionProblem(message % {"name": event, "known": ", ".join(near)}, span=span)
    if not 1 <= times <= MAX_TIMES:
        message = gettext("`times` is a number from 1 to %(max)s.") % {"max": MAX_TIMES}
        raise ExpressionProblem(message, span=span)
    return Did(event, _within(given, span), times, span)


def _within(given: Mapping[str, Value], span: Span) -> Duration | None:
    if "within" not in given:
        return None
    try:
        return duration(str(given["within"]))
    except NotADuration:
        raise ExpressionProblem(gettext("`within` is a duration such as '7 days'."), span=span) from None


FUNCTIONS: dict[str, Function] = {
    "consented": Function(
        _consented, {"channel": str, "purpose": str}, 1, "consented('email') or consented('email', 'service')"
    ),
    "owns": Function(_owns, {"sku": str}, 1, "owns('SKU-1')"),
    "answered": Function(
        _answered, {"question": str, "value": str}, 1, "answered('skin', 'dry') or answered('skin')"
    ),
    "did": Function(
        _did,
        {"event": str, "within": str, "times": int},
        1,
        "did('order.placed', within => '30 days', times => 2)",
    ),
}
