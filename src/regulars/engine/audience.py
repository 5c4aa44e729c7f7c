"""Whom does an expression admit, as SQL?

An expression becomes the joins and the condition of a statement about canonical customers, its values bound
as parameters. A source is joined once, however many attributes read it. As in SQL, what isn't known neither
holds nor fails: nobody is admitted by it, nor by its opposite.
"""

from dataclasses import dataclass, field
from datetime import datetime, tzinfo
from decimal import Decimal

from regulars.customers.attributes import MEMBERS, Attribute, Kind, Source
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
from regulars.engine.values import number
from regulars.money import exponent

LATEST_CONSENT = """coalesce((
    SELECT s.granted FROM consent s
    WHERE s.customer_id IN {members} AND s.channel = %({channel})s::text AND s.purpose = %({purpose})s::text
        AND s.occurred_at <= %(at)s::timestamptz AND s.known_at <= %(at)s::timestamptz
    ORDER BY s.occurred_at DESC, s.granted, s.id DESC
    LIMIT 1
), false)"""

KEPT = """coalesce((
    SELECT sum(l.quantity) FROM order_line l
    JOIN product p ON p.id = l.product_id AND p.sku = %({sku})s::text
    JOIN orders o ON o.id = l.order_id
    WHERE l.customer_id IN {members}
        AND o.placed_at <= %(at)s::timestamptz AND o.known_at <= %(at)s::timestamptz
        AND (o.cancelled_at IS NULL OR o.cancelled_at > %(at)s::timestamptz)
) > coalesce((
    SELECT sum(l.quantity) FROM refund r
    JOIN refund_line l ON l.refund_id = r.id
    JOIN product p ON p.id = l.product_id AND p.sku = %({sku})s::text
    WHERE r.customer_id IN {members}
        AND r.refunded_at <= %(at)s::timestamptz AND r.known_at <= %(at)s::timestamptz
), 0), false)"""

ANSWERED = """coalesce((
    SELECT a.chosen <> '{{}}' AND (%({value})s::text = '' OR %({value})s::text = ANY (a.chosen))
    FROM customer_answer a
    WHERE a.customer_id IN {members} AND a.question = %({question})s::text
        AND a.said_at <= %(at)s::timestamptz
    ORDER BY a.said_at DESC, a.id DESC
    LIMIT 1
), false)"""

HAPPENED = """(
    SELECT count(*) FROM event v
    WHERE v.customer_id IN {members} AND v.name = %({event})s::text
        AND v.occurred_at > %({since})s::timestamptz AND v.occurred_at <= %(at)s::timestamptz
        AND v.recorded_at <= %(at)s::timestamptz
) >= %({times})s::bigint"""

BEGINNING = "-infinity"
TYPES = {Kind.FLAG: "boolean", Kind.DAY: "date", Kind.TEXT: "text", Kind.CHOICE: "text"}
TYPE_OF_NUMBER: dict[type, str] = {int: "bigint", Decimal: "numeric"}


class NoPast(ValueError):
    """The past of this attribute isn't kept, so nobody can tell whom it admitted then."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """When an expression is asked, and in which business.

    past: asked as of `at` instead of now: attributes without a past are refused.
    """

    at: datetime
    zone: tzinfo
    currency: str
    past: bool = False


@dataclass(frozen=True, slots=True)
class Compiled:
    """Parts of a statement: LEFT JOINs, a condition, and their parameters, `at` among them."""

    joins: str
    condition: str
    parameters: dict[str, object]


@dataclass(slots=True)
class Compiler:
    """Gathers joins and parameters while it turns expressions into conditions.

    customer: the column with the canonical customer's id that the statement offers.
    """

    moment: Moment
    customer: str
    sources: dict[str, Source] = field(default_factory=dict)
    parameters: dict[str, object] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.parameters["at"] = self.moment.at

    @property
    def joins(self) -> str:
        return "\n".join(source.join(customer=self.customer) for source in self.sources.values())

    def condition(self, expression: Expression) -> str:
        """A boolean SQL expression; null where it isn't known. Raises NoPast."""
        match expression:
            case Not(part):
                return f"(NOT {self.condition(part)})"
            case Every(parts):
                return f"({' AND '.join(map(self.condition, parts))})"
            case Some(parts):
                return f"({' OR '.join(map(self.condition, parts))})"
            case Consented() | Owns() | Did() | Answered():
                return f"({self._call(expression)})"
            case _:
                return f"({self._statement(expression)})"

    def value(self, attribute: Attribute) -> str:
        """The SQL of an attribute's value, its source joined. Raises NoPast."""
        source = attribute.as_of if self.moment.past else attribute.source
        if source is None:
            raise NoPast(attribute.name)
        self.sources.setdefault(source.name, source)
        return f"({attribute.sql})"

    def _statement(self, leaf: Comparison | OneOf | Between | Unknown) -> str:
        sql = self.value(leaf.attribute)
        match leaf:
            case Comparison(attribute, operator, value):
                return f"{sql} {operator} {self._bound(value, attribute)}"
            case OneOf(attribute, values):
                return f"{sql} IN ({', '.join(self._bound(value, attribute) for value in values)})"
            case Between(attribute, low, high):
                return f"{sql} BETWEEN {self._bound(low, attribute)} AND {self._bound(high, attribute)}"
            case Unknown():
                return f"{sql} IS NULL"

    def _call(self, leaf: Call) -> str:
        members = MEMBERS.format(c=self.customer)
        match leaf:
            case Consented(channel, purpose):
                names = {"channel": self._name(channel), "purpose": self._name(purpose)}
                return LATEST_CONSENT.format(members=members, **names)
            case Owns(sku):
                return KEPT.format(members=members, sku=self._name(sku))
            case Answered(question, value):
                names = {"question": self._name(question), "value": self._name(value)}
                return ANSWERED.format(members=members, **names)
            case Did(event, within, times):
                at, zone = self.moment.at, self.moment.zone
                since = within.before(at, zone=zone) if within else BEGINNING
                names = {"event": self._name(event), "since": self._name(since), "times": self._name(times)}
                return HAPPENED.format(members=members, **names)

    def _bound(self, value: Value, attribute: Attribute) -> str:
        """A parameter with the value, as the attribute's column has it: amounts in minor units."""
        if attribute.kind is Kind.MONEY:
            value = number(str(Decimal(str(value)).scaleb(exponent(self.moment.currency))))
        return f"%({self._name(value)})s::{TYPES.get(attribute.kind) or TYPE_OF_NUMBER[type(value)]}"

    def _name(self, value: object) -> str:
        name = f"v{len(self.parameters)}"
        self.parameters[name] = value
        return name


def compiled(expression: Expression, *, moment: Moment, customer: str) -> Compiled:
    """Joins and condition for a statement that has canonical customers in the column `customer`.

    Raises NoPast.
    """
    compiler = Compiler(moment, customer)
    condition = compiler.condition(expression)
    return Compiled(compiler.joins, condition, compiler.parameters)


def checked_leaf(leaf: Leaf, *, compiler: Compiler) -> tuple[str, str]:
    """Two SQL values that tell about one leaf: whether it holds, and the value it is about (or null)."""
    condition = compiler.condition(leaf)
    match leaf:
        case Consented() | Owns() | Did() | Answered():
            return condition, "NULL"
        case _:
            return condition, compiler.value(leaf.attribute)
