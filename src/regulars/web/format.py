"""How are amounts, numbers, shares and moments written in the reader's language?"""

import re
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction

from babel import Locale
from babel.dates import format_date, format_datetime, format_skeleton
from babel.numbers import format_currency, format_decimal, format_percent
from django.utils import timezone
from django.utils.translation import get_language, gettext, ngettext

from regulars import clock
from regulars.money import Money, exponent

LAST_DIGIT = re.compile(r"0(?=\s?%)")
Number = int | float | Decimal | Fraction


def locale() -> Locale:
    """The reader's locale."""
    return Locale.parse(get_language() or "en", sep="-")


def money(amount: Money | int | None, *, currency: str | None = None, whole: bool = False) -> str:
    """An amount with its currency; a dash where there is none.

    amount: a Money, or minor units of `currency`. whole: rounded to major units, for figures to compare.
    """
    if amount is None:
        return "–"
    value = amount if isinstance(amount, Money) else Money(amount, str(currency))
    exact = Decimal(value.minor).scaleb(-exponent(value.currency))
    if not whole:
        return signed(format_currency(exact, value.currency, locale=locale()))
    rounded = exact.quantize(Decimal(1))
    return signed(
        format_currency(rounded, value.currency, locale=locale(), currency_digits=False, format=no_cents())
    )


def no_cents() -> str:
    """The locale's own pattern of a currency, without its decimals."""
    return str(locale().currency_formats["standard"].pattern).replace(".00", "")


def quoted(words: object) -> str:
    """A name inside a sentence, in the language's own quotes."""
    return gettext("‘%(words)s’") % {"words": words}


def number(value: Number | None, *, digits: int = 0) -> str:
    """A number with the locale's separators and at most `digits` decimals; a dash where there is none."""
    if value is None:
        return "–"
    pattern = "#,##0" + ("." + "#" * digits if digits else "")
    return signed(format_decimal(plain(value), format=pattern, locale=locale()))


def percent(share: Number | None, *, digits: int = 0) -> str:
    """A share (0.671) in per cent; a dash where there is none."""
    if share is None:
        return "–"
    pattern = str(locale().percent_formats[None].pattern)
    if digits:
        pattern = LAST_DIGIT.sub("0." + "0" * digits, pattern)
    return signed(format_percent(plain(share), format=pattern, locale=locale()))


def signed(written: str) -> str:
    """With a minus as long as a digit is wide, in place of the hyphen."""
    return written.replace("-", "−")


def plain(value: Number) -> Decimal | int:
    """The value as Babel takes it."""
    if isinstance(value, Fraction):
        return Decimal(value.numerator) / Decimal(value.denominator)
    return value if isinstance(value, int | Decimal) else Decimal(str(value))


def day(value: date | datetime | None, other: date | datetime | None = None) -> str:
    """A day as people write it, without the year when it is this one.

    other: the other end of a period; both are written with their years when one needs it.
    """
    if value is None:
        return "–"
    ends = [local_day(end) for end in (value, other) if end is not None]
    if {end.year for end in ends} == {timezone.localtime(clock.now()).year}:
        return format_skeleton("MMMd", ends[0], locale=locale())
    return format_date(ends[0], format="medium", locale=locale())


def local_day(value: date | datetime) -> date:
    """The day by the business's clock."""
    return timezone.localtime(value).date() if isinstance(value, datetime) else value


def moment(value: datetime | None) -> str:
    """A moment in the shop's zone: the hour where it is near, the day where it is not."""
    if value is None:
        return "–"
    local, today = timezone.localtime(value), timezone.localtime(clock.now()).date()
    hour = _hour(local)
    near = {0: gettext("today"), 1: gettext("yesterday"), -1: gettext("tomorrow")}.get(
        (today - local.date()).days
    )
    return f"{near} {hour}" if near else f"{day(local)}, {hour}"


def dated(value: datetime) -> str:
    """A moment in the shop's zone with its day and year, where "today" would say nothing."""
    local = timezone.localtime(value)
    return f"{format_date(local, format='medium', locale=locale())}, {_hour(local)}"


def _hour(local: datetime) -> str:
    return format_datetime(local, "HH:mm", locale=locale())


def exactly(value: datetime) -> str:
    """A moment in full, with its zone, for whoever looks closer."""
    local = timezone.localtime(value)
    return format_datetime(local, "full", locale=locale())


def days(count: int | None) -> str:
    """A number of days in words; a dash where there is none."""
    if count is None:
        return "–"
    return ngettext("%(count)s day", "%(count)s days", count) % {"count": number(count)}


def time_left(seconds: int) -> str:
    """How long it will still take, in words that don't promise more than they know."""
    if seconds < 90:
        return ngettext("%(count)s second left", "%(count)s seconds left", seconds) % {
            "count": number(seconds)
        }
    minutes = round(seconds / 60)
    return ngettext("%(count)s minute left", "%(count)s minutes left", minutes) % {"count": number(minutes)}
