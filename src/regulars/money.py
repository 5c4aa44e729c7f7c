"""How is an amount kept, converted and split without losing a cent?"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal, InvalidOperation
from fractions import Fraction

from babel.numbers import get_currency_precision


class MoneyError(ValueError):
    """An amount can't be used as money."""


class CurrencyMismatch(MoneyError):
    """Amounts of different currencies are never added or compared."""


@dataclass(frozen=True, slots=True, order=False)
class Money:
    """An exact amount.

    minor: signed integer of the currency's minor units (cents; yen have none).
    currency: ISO 4217 code.
    """

    minor: int
    currency: str

    def __add__(self, other: "Money") -> "Money":
        return Money(self.minor + self._same(other), self.currency)

    def __sub__(self, other: "Money") -> "Money":
        return Money(self.minor - self._same(other), self.currency)

    def __neg__(self) -> "Money":
        return Money(-self.minor, self.currency)

    @property
    def major(self) -> Fraction:
        """The amount in major units, exact."""
        return Fraction(self.minor, 10 ** exponent(self.currency))

    def _same(self, other: "Money") -> int:
        if other.currency != self.currency:
            raise CurrencyMismatch(f"{self.currency} with {other.currency}")
        return other.minor


def exponent(currency: str) -> int:
    """Decimal places of a currency's minor unit (CLDR): EUR 2, JPY 0, TND 3."""
    return get_currency_precision(currency)


def to_minor(amount: str | Decimal | int, *, currency: str) -> int:
    """Minor units of a major amount, half to even beyond the minor unit.

    Raises MoneyError when it isn't a finite number.
    """
    try:
        value = Decimal(amount)
    except InvalidOperation:
        raise MoneyError(f"{amount!r} isn't an amount") from None
    if not value.is_finite():
        raise MoneyError(f"{amount!r} isn't an amount")
    scaled = value.scaleb(exponent(currency))
    return int(scaled.to_integral_value(rounding=ROUND_HALF_EVEN))


def to_major(minor: int, *, currency: str) -> Decimal:
    """1250 is 12.50 in euros; exact, with all the decimals of the currency."""
    return Decimal(minor).scaleb(-exponent(currency))


def convert(minor: int, *, rate: Fraction, source: str, target: str) -> int:
    """Minor units in `target` of `minor` units in `source`, half to even.

    rate: major units of target for one major unit of source.
    """
    scale = Fraction(10) ** (exponent(target) - exponent(source))
    return round(minor * rate * scale)


def split(total: int, *, weights: Sequence[int]) -> list[int]:
    """`total` shared out by weight so that the parts sum to it exactly (largest remainder).

    weights: >= 0. Without any weight the first part takes all; without parts there is nothing to do.
    """
    whole = sum(weights)
    if not weights:
        return []
    if whole == 0:
        return [total, *[0] * (len(weights) - 1)]
    exact = [Fraction(total * weight, whole) for weight in weights]
    parts = [share.numerator // share.denominator for share in exact]
    rest = total - sum(parts)
    by_remainder = sorted(range(len(parts)), key=lambda i: parts[i] - exact[i])
    for i in by_remainder[:rest]:
        parts[i] += 1
    return parts
