"""How is one product bought again, and who needs it next?"""

from collections.abc import Sequence
from fractions import Fraction

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from regulars import clock
from regulars.customers.discretion import may_see_names
from regulars.customers.faces import faces
from regulars.insight import queries
from regulars.insight.pages.products import Interval, may_estimate
from regulars.insight.queries import Gaps
from regulars.web import format as written
from regulars.web.access import role
from regulars.web.charts import Chart, alt, chart
from regulars.web.request import StaffRequest

BARS = 24
LEAST_STEP = 1
BAR = 0.92
"""Of its step, so that bars stand apart."""


@role("analyst")
def product(request: StaffRequest, id: int) -> HttpResponse:
    """What was learned of a product."""
    known = queries.product(id)
    if known is None:
        raise Http404
    row = Interval(
        id,
        known,
        called=known.product.name or known.product.sku,
        days=queries.estimates([id]).get(id),
        url=reverse("product_estimate", args=[id]),
        sold=queries.sold([id])[id],
    )
    due = queries.due(id, at=clock.now())
    called = faces([one.customer for one in due], names=may_see_names(request.role))
    context = {
        "row": row,
        "product": known.product,
        "headline": headline(row),
        "waits": waits(row),
        "margin": margin(price_minor=known.product.price_minor, cost_minor=known.product.cost_minor),
        "due": [(called[one.customer], one) for one in due],
        "may": may_estimate(request),
    }
    return render(request, "insight/product.html", context)


def headline(row: Interval) -> str:
    """What matters about it."""
    known = row.known
    if known.median is None:
        return _("%(name)s: too few people bought it again to say how soon.") % {"name": row.called}
    said = {
        "name": row.called,
        "days": written.days(round(known.median)),
        "share": written.percent(known.share),
    }
    if known.share is None:
        return _("%(name)s is usually bought again after %(days)s.") % said
    return _("%(name)s is bought again by %(share)s of its buyers, usually after %(days)s.") % said


def margin(*, price_minor: int | None, cost_minor: int | None) -> str:
    """The margin by the catalogue's price and cost; a dash where either isn't known."""
    if cost_minor is None or not price_minor:
        return "–"
    return written.percent(Fraction(price_minor - cost_minor, price_minor))


def waits(row: Interval) -> Chart | None:
    """How long people waited before they bought it again; None where nobody did."""
    known = row.known
    step, most = steps(known.high or known.median or known.followed or BARS)
    found = queries.gaps(row.id, step=step, most=most)
    if not found:
        return None
    return chart(
        bars(found, median=known.median, estimate=row.days),
        says=_("How many days lie between two purchases of it by the same person"),
        columns=(_("Days"), _("Waits")),
        rows=[(days_of(gap, most=most), written.number(gap.waits)) for gap in found],
        height=220,
    )


def steps(longest: float) -> tuple[int, int]:
    """The width of a bar, and from which wait on all stand in the last one, both in days.

    longest: of the usual waits.
    """
    step = max(round(2 * longest / BARS), LEAST_STEP)
    return step, step * BARS


def days_of(gap: Gaps, *, most: int) -> str:
    """The waits that a bar holds."""
    if gap.start >= most:
        return _("more than %(days)s") % {"days": written.number(most)}
    return f"{gap.start + 1}–{gap.start + gap.step}"


def bars(found: Sequence[Gaps], *, median: float | None, estimate: int | None) -> "alt.LayerChart":
    """A bar for each step, a line where half have bought it again, and one at the owner's estimate."""
    values = [{"from": gap.start, "to": gap.start + BAR * gap.step, "waits": gap.waits} for gap in found]
    drawn: alt.LayerChart = (
        alt.Chart({"values": values})
        .mark_rect(cornerRadiusTopLeft=2, cornerRadiusTopRight=2)
        .encode(
            x=alt.X("from:Q", title=_("days"), axis=alt.Axis(tickCount=8)),
            x2="to:Q",
            y=alt.Y("waits:Q", title=None, axis=alt.Axis(tickCount=4)),
            y2=alt.datum(0),
            color=alt.value("var(--accent)"),
            tooltip=[
                alt.Tooltip("from:Q", title=_("from, days")),
                alt.Tooltip("to:Q", title=_("to")),
                alt.Tooltip("waits:Q", title=_("waits")),
            ],
        )
        + line(median, colour="var(--ink)", says=_("usual"))
        + line(estimate, colour="var(--star)", says=_("your estimate"))
    )
    return drawn


def line(at: float | None, *, colour: str, says: str) -> "alt.LayerChart":
    """An upright line with its word; nothing where the number isn't known."""
    values = [] if at is None else [{"at": round(at), "says": says}]
    base = alt.Chart({"values": values}).encode(x="at:Q", color=alt.value(colour))
    word = base.mark_text(align="left", dx=6, baseline="top", y=0).encode(text="says:N")
    drawn: alt.LayerChart = base.mark_rule(strokeWidth=2) + word
    return drawn
