"""How is revenue drawn month by month: of those who came back, of first orders, of guests?"""

from collections.abc import Mapping, Sequence
from datetime import date

from babel.dates import format_skeleton
from django.utils.translation import gettext as _

from regulars.console.queries.overview import Month
from regulars.money import exponent
from regulars.web import format as written
from regulars.web.charts import Chart, alt, chart

COLOURS = ("var(--accent)", "var(--star)", "var(--quiet)")


def called(first: date) -> str:
    """A month with its year, short: "Dec 2010"."""
    return format_skeleton("yMMM", first, locale=written.locale())


def revenue_chart(months: Sequence[Month], *, currency: str) -> Chart:
    """Revenue of each month as a bar of three parts."""
    names = (_("came back"), _("first order"), _("guests"))
    parts = {month.first: (month.came_back, month.first_time, month.guests) for month in months}
    return chart(
        bars(parts, names=names, currency=currency),
        says=_("Revenue by month, of those who came back, of first orders and of guests"),
        columns=(_("Month"), *names),
        rows=[
            (called(first), *(written.money(amount, currency=currency, whole=True) for amount in amounts))
            for first, amounts in parts.items()
        ],
    )


def bars(parts: Mapping[date, tuple[int, ...]], *, names: Sequence[str], currency: str) -> "alt.Chart":
    """A stacked bar for each month; amounts are shown in whole major units."""
    major = 10 ** exponent(currency)
    values = [
        {"month": first.isoformat(), "who": name, "revenue": max(amount, 0) // major, "place": place}
        for first, amounts in parts.items()
        for place, (name, amount) in enumerate(zip(names, amounts, strict=True))
    ]
    axis = alt.Axis(format="%b", labelAngle=0, labelOverlap="parity", labelSeparation=6)
    drawn: alt.Chart = (
        alt.Chart({"values": values})
        .mark_bar()
        .encode(
            x=alt.X("yearmonth(month):O", title=None, axis=axis),
            y=alt.Y("revenue:Q", title=None, axis=alt.Axis(tickCount=4, format="~s")),
            color=alt.Color("who:N", scale=alt.Scale(domain=list(names), range=list(COLOURS))),
            order=alt.Order("place:Q"),
            tooltip=[
                alt.Tooltip("yearmonth(month):T", title=_("Month"), format="%B %Y"),
                alt.Tooltip("who:N", title=_("Who")),
                alt.Tooltip("revenue:Q", title=_("Revenue"), format=",.0f"),
            ],
        )
    )
    return drawn
