"""Which SQL may an audience be written in, and what does it say?"""

from collections.abc import Iterator
from decimal import Decimal, DecimalException

import sqlglot
from django.utils.translation import gettext
from sqlglot import exp
from sqlglot.errors import ParseError, SqlglotError

from regulars.customers import attributes
from regulars.customers.attributes import Attribute, Kind, UnknownAttribute
from regulars.engine.expression import (
    Between,
    Comparison,
    Every,
    Expression,
    ExpressionProblem,
    Not,
    OneOf,
    Some,
    Span,
    Unknown,
    Value,
)
from regulars.engine.functions import FUNCTIONS, call
from regulars.engine.values import ORDERED, fitting, number, wanted

# The nodes that are taken, each with the parts it may have: whatever else was written is refused.
TAKEN: dict[type[exp.Expr], set[str]] = {
    exp.And: {"this", "expression"},
    exp.Or: {"this", "expression"},
    exp.Not: {"this"},
    exp.Paren: {"this"},
    exp.EQ: {"this", "expression"},
    exp.NEQ: {"this", "expression"},
    exp.LT: {"this", "expression"},
    exp.LTE: {"this", "expression"},
    exp.GT: {"this", "expression"},
    exp.GTE: {"this", "expression"},
    exp.In: {"this", "expressions"},
    exp.Between: {"this", "low", "high"},
    exp.Is: {"this", "expression", "negate"},
    exp.Column: {"this"},
    exp.Identifier: {"this", "quoted"},
    exp.Literal: {"this", "is_string"},
    exp.Boolean: {"this"},
    exp.Null: set(),
    exp.Neg: {"this"},
    exp.Anonymous: {"this", "expressions"},
    exp.Kwarg: {"this", "expression"},
    exp.Var: {"this"},
}
OPERATORS: dict[type[exp.Expr], str] = {
    exp.EQ: "=", exp.NEQ: "<>", exp.LT: "<", exp.LTE: "<=", exp.GT: ">", exp.GTE: ">=",
}  # fmt: skip
MOST_DIGITS = 12
"""Before a number's point, or behind it before it begins: a bigint of cents holds a million millions."""
TURNED = {"=": "=", "<>": "<>", "<": ">", "<=": ">=", ">": "<", ">=": "<="}
"""What an operator becomes when its sides change places."""


def understood(text: str) -> Expression:
    """The expression that a text says. Raises ExpressionProblem."""
    whole = Span(0, len(text))
    try:
        trees = sqlglot.parse(text, read="postgres")
    except SqlglotError as error:
        raise _misspelt(error, text=text) from None
    except RecursionError:
        raise ExpressionProblem(gettext("There are too many brackets in brackets."), span=whole) from None
    if len(trees) != 1 or trees[0] is None:
        raise ExpressionProblem(
            gettext("Say who this is for in one expression, such as: orders >= 1"), span=whole
        )
    return _Reader(text).expression(trees[0])


def _misspelt(error: SqlglotError, *, text: str) -> ExpressionProblem:
    found = error.errors[0] if isinstance(error, ParseError) and error.errors else None
    if found is None:
        return ExpressionProblem(
            gettext("A text in quotes is not closed."), span=Span(text.rfind("'"), len(text))
        )
    here, line, last_column = str(found["highlight"] or ""), int(found["line"] or 1), int(found["col"] or 0)
    end = sum(map(len, text.splitlines(keepends=True)[: line - 1])) + last_column
    message = gettext("This can't be read here: %(here)s") % {"here": here}
    return ExpressionProblem(message, span=Span(end - len(here), end))


class _Reader:
    """Walks a parsed tree; knows the text to say where something stands."""

    def __init__(self, text: str) -> None:
        self.text = text

    def expression(self, node: exp.Expr) -> Expression:
        self._taken(node)
        match node:
            case exp.Paren():
                return self.expression(node.this)
            case exp.And():
                return Every(tuple(map(self.expression, _chain(node, exp.And))))
            case exp.Or():
                return Some(tuple(map(self.expression, _chain(node, exp.Or))))
            case exp.Not():
                return Not(self.expression(node.this))
        return self._leaf(node)

    def _leaf(self, node: exp.Expr) -> Expression:
        match node:
            case exp.Column():
                return self._flag(node)
            case exp.Anonymous():
                return call(str(node.this), list(self._arguments(node)), span=self.span(node))
            case exp.In() | exp.Between() | exp.Is():
                return self._about_one(node)
            case _ if type(node) in OPERATORS:
                return self._comparison(node)
        raise self._refused(node)

    def span(self, node: exp.Expr) -> Span:
        """From the first to the last character that the node's parts have."""
        places = [part.meta for part in node.walk() if "start" in part.meta]
        if not places:
            return Span(0, len(self.text))
        return Span(min(int(p["start"]) for p in places), max(int(p["end"]) for p in places) + 1)

    def _comparison(self, node: exp.Expr) -> Expression:
        operator, left, right = OPERATORS[type(node)], node.this, node.expression
        if not isinstance(left, exp.Column) and isinstance(right, exp.Column):
            operator, left, right = TURNED[operator], right, left
        attribute = self._attribute(left)
        if operator not in {"=", "<>"} and attribute.kind not in ORDERED:
            message = gettext("%(name)s has no order: compare it with = or <>.") % {"name": attribute.name}
            raise ExpressionProblem(message, span=self.span(node))
        return Comparison(attribute, operator, self._value(right, attribute), self.span(node))

    def _about_one(self, node: exp.Expr) -> Expression:
        attribute, span = self._attribute(node.this), self.span(node)
        match node:
            case exp.In() if node.expressions:
                return OneOf(attribute, tuple(self._value(v, attribute) for v in node.expressions), span)
            case exp.Between() if attribute.kind in ORDERED:
                low, high = (self._value(node.args[end], attribute) for end in ("low", "high"))
                return Between(attribute, low, high, span)
            case exp.Is() if isinstance(node.expression, exp.Null):
                unknown = Unknown(attribute, span)
                return Not(unknown) if node.args.get("negate") else unknown
        raise self._refused(node)

    def _flag(self, node: exp.Expr) -> Expression:
        attribute = self._attribute(node)
        if attribute.kind is not Kind.FLAG:
            message = gettext("%(name)s is not a yes or no: compare it with a value.")
            raise ExpressionProblem(message % {"name": attribute.name}, span=self.span(node))
        return Comparison(attribute, "=", True, self.span(node))  # noqa: FBT003 the value itself

    def _attribute(self, node: exp.Expr) -> Attribute:
        self._taken(node)
        if not isinstance(node, exp.Column):
            message = gettext("On one side there must be something that is known of customers.")
            raise ExpressionProblem(message, span=self.span(node))
        self._taken(node.this)
        name = str(node.name).lower()
        try:
            return attributes.named(name)
        except UnknownAttribute:
            raise ExpressionProblem(_unknown(name), span=self.span(node)) from None

    def _value(self, node: exp.Expr, attribute: Attribute) -> Value:
        written = self._literal(node)
        value = fitting(written, attribute=attribute)
        if value is None:
            message = gettext("%(name)s is compared with %(kind)s.")
            message %= {"name": attribute.name, "kind": wanted(attribute)}
            raise ExpressionProblem(message, span=self.span(node))
        return value

    def _literal(self, node: exp.Expr) -> Value:
        self._taken(node)
        match node:
            case exp.Neg(this=exp.Literal(is_string=False)):
                return -self._number(node.this)
            case exp.Literal(is_string=True) if "\0" not in node.this:
                return str(node.this)
            case exp.Literal(is_string=False):
                return self._number(node)
            case exp.Boolean():
                return bool(node.this)
            case exp.Column():
                message = gettext("Write texts in single quotes: '%(text)s'.") % {"text": node.name}
                raise ExpressionProblem(message, span=self.span(node))
        raise self._refused(node)

    def _number(self, node: exp.Literal) -> int | Decimal:
        try:
            digits = Decimal(str(node.this)).adjusted()
        except DecimalException:
            digits = MOST_DIGITS
        if not -MOST_DIGITS < digits < MOST_DIGITS:
            message = gettext("No number of a shop's is as large or as small as %(number)s.")
            raise ExpressionProblem(message % {"number": node.this}, span=self.span(node))
        return number(str(node.this))

    def _arguments(self, node: exp.Expr) -> Iterator[tuple[str, Value, Span]]:
        for given in node.expressions:
            self._taken(given)
            name = str(given.this.this) if isinstance(given, exp.Kwarg) else ""
            value = given.expression if name else given
            yield name, self._literal(value), self.span(given)

    def _taken(self, node: exp.Expr) -> None:
        parts = TAKEN.get(type(node))
        if parts is None or any(value for key, value in node.args.items() if key not in parts):
            raise self._refused(node)

    def _refused(self, node: exp.Expr) -> ExpressionProblem:
        span = self.span(node)
        here = self.text[span.start : span.end]
        message = gettext("Expressions know and, or, not, comparisons, in, between, is null and %(calls)s.")
        calls = ", ".join(f"{name}()" for name in FUNCTIONS)
        said = gettext("This can't be used here: %(here)s") % {"here": here}
        return ExpressionProblem(f"{said}. {message % {'calls': calls}}", span=span)


def _chain(node: exp.Expr, kind: type[exp.Expr]) -> list[exp.Expr]:
    """`a AND b AND c` as [a, b, c], in the order written, without recursion."""
    parts: list[exp.Expr] = []
    while isinstance(node, kind):
        parts.append(node.expression)
        node = node.this
    return [node, *reversed(parts)]


def _unknown(name: str) -> str:
    if near := attributes.near(name):
        return gettext("Nothing called %(name)s is known. Did you mean %(near)s?") % {
            "name": name,
            "near": ", ".join(near),
        }
    known = ", ".join(a.name for a in attributes.catalogue())
    return gettext("Nothing called %(name)s is known. There is: %(known)s.") % {"name": name, "known": known}
