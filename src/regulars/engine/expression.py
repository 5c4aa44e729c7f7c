"""What does an audience's expression say, and is all of it known?

An expression has the syntax of a SQL WHERE. sqlglot parses it; only the nodes named here are taken, each
name and value is checked against the attribute catalogue, and everything else is refused with its place.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from regulars.customers.attributes import Attribute
from regulars.engine.durations import Duration

Value = int | Decimal | str | bool | date


@dataclass(frozen=True, slots=True)
class Span:
    """Where something stands in the text: from `start` up to, not including, `end`."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """An attribute against a value; amounts in major units. operator: = <> < <= > >=."""

    attribute: Attribute
    operator: str
    value: Value
    span: Span


@dataclass(frozen=True, slots=True)
class OneOf:
    """An attribute is one of these values."""

    attribute: Attribute
    values: tuple[Value, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Between:
    """An attribute is not below `low` and not above `high`."""

    attribute: Attribute
    low: Value
    high: Value
    span: Span


@dataclass(frozen=True, slots=True)
class Unknown:
    """An attribute is not known of the customer."""

    attribute: Attribute
    span: Span


@dataclass(frozen=True, slots=True)
class Consented:
    """The customer's latest word on this channel and purpose was yes."""

    channel: str
    purpose: str
    span: Span


@dataclass(frozen=True, slots=True)
class Owns:
    """The customer bought this product here and kept it."""

    sku: str
    span: Span


@dataclass(frozen=True, slots=True)
class Did:
    """An event of this name happened to the customer so many times, within so long."""

    event: str
    within: Duration | None
    times: int
    span: Span


@dataclass(frozen=True, slots=True)
class Answered:
    """The customer's last answer to this question of the store's has this value; any, where it is ''."""

    question: str
    value: str
    span: Span


Leaf = Comparison | OneOf | Between | Unknown | Consented | Owns | Did | Answered
Call = Consented | Owns | Did | Answered
"""What is asked by a function."""


@dataclass(frozen=True, slots=True)
class Not:
    """The opposite; of what isn't known, the opposite isn't known either."""

    part: "Expression"


@dataclass(frozen=True, slots=True)
class Every:
    """All parts hold."""

    parts: tuple["Expression", ...]


@dataclass(frozen=True, slots=True)
class Some:
    """At least one part holds."""

    parts: tuple["Expression", ...]


Expression = Leaf | Not | Every | Some


class ExpressionProblem(ValueError):
    """An expression can't be understood; the message says what and how to mend it, the span where."""

    def __init__(self, message: str, *, span: Span) -> None:
        super().__init__(message)
        self.message = message
        self.span = span


def leaves(expression: Expression) -> Iterator[Leaf]:
    """The statements that an expression is made of, in the order they are written."""
    match expression:
        case Not(part):
            yield from leaves(part)
        case Every(parts) | Some(parts):
            for part in parts:
                yield from leaves(part)
        case _:
            yield expression
