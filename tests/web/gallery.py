"""Which pieces are there, all on one page? Addresses of the gallery that tests look at."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.template import engines
from django.urls import path, reverse
from django.utils.safestring import mark_safe

from regulars.money import Money
from regulars.urls import handler400, handler403, handler404, handler500
from regulars.urls import urlpatterns as real
from regulars.web.access import role
from regulars.web.charts import alt, chart
from regulars.web.pieces import Empty, Heat, IntervalBar, Moment, Progress
from regulars.web.request import StaffRequest
from regulars.web.tables import Column, Filter, Query, Table, respond
from regulars.web.toast import toast

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]
NOW = datetime(2010, 12, 9, 12, tzinfo=UTC)
PAGE = Path(__file__).with_suffix(".html").read_text()


def who(row: dict[str, Any]) -> str:
    face = "".join(word[0] for word in row["name"].split())
    return mark_safe(
        f'<span class="who"><span class="face" aria-hidden="true">{face}</span><span>{row["name"]}<br>'
        f'<span class="soft s">every {20 + row["id"]} days</span></span></span>'
    )


PEOPLE = Table(
    name="people",
    columns=(
        Column(name="name", label="Person", sorts=True, show=who),
        Column(name="orders", label="Orders", sorts=True, numeric=True),
        Column(name="stage", label="Stage", wide_only=True),
    ),
    sort="-orders",
    search="Find by name or e-mail",
    filters=(Filter(name="stage", label="Any stage", choices=(("new", "new"), ("loyal", "loyal"))),),
    size=5,
    empty=Empty(title="Nobody yet", says="People come with their first order."),
    nothing="Nobody fits.",
)
ROWS = [
    {"id": n, "name": name, "orders": (7 * n) % 11 or None, "stage": ("new", "loyal")[n % 2]}
    for n, name in enumerate(
        ("Ann Ozola", "Bo Berg", "Cy Kask", "Dita Liepa", "Ed Vik", "Fe Roux", "Gia Neri", "Hal Moe"), start=1
    )
]


def people(query: Query) -> list[dict[str, Any]]:
    """The rows as a source of our own gives them: nulls last, ties by id."""
    rows = [row for row in ROWS if query.chosen.get("stage") in (None, row["stage"])]
    rows = [row for row in rows if query.search.lower() in row["name"].lower()]
    present = sorted((r for r in rows if r[query.sort] is not None), key=lambda r: (r[query.sort], r["id"]))
    absent = sorted((r for r in rows if r[query.sort] is None), key=lambda r: r["id"])
    if query.descending:
        present, absent = present[::-1], absent[::-1]
    ordered = present + absent
    if query.cursor:
        place = [row["id"] for row in ordered].index(query.cursor.id)
        ordered = ordered[:place][::-1] if query.cursor.back else ordered[place + 1 :]
    return ordered[: query.limit]


@role("agent", "analyst")
def gallery(request: StaffRequest) -> HttpResponse:
    view = PEOPLE.read(request, people, total=len(ROWS))
    if request.htmx:
        return respond(request, "", view)
    page = engines["django"].from_string(PAGE)
    return HttpResponse(page.render({"table": view, **pieces()}, request))


@role("analyst")
def do(request: StaffRequest) -> HttpResponse:
    toast(request, "It is done.", undo=reverse("gallery_undo"))
    return redirect("gallery")


@role("analyst")
def quietly(request: StaffRequest) -> HttpResponse:
    toast(request, "It is done without a new page.", undo=reverse("gallery_undo"))
    part = engines["django"].from_string('<b>Done quietly.</b>{% include "web/pieces/toasts.html" %}')
    return HttpResponse(part.render({}, request))


@role("analyst")
def undo(request: StaffRequest) -> HttpResponse:
    toast(request, "It is undone.")
    return redirect("gallery")


def pieces() -> dict[str, Any]:
    months = [f"2010-{month:02}" for month in range(1, 13)]
    shares = [0.31, 0.33, 0.38, 0.36, 0.41, 0.44, 0.47, 0.52, 0.5, 0.55, 0.6, 0.64]
    line = alt.Chart(
        alt.Data(values=[{"month": m + "-01", "share": s} for m, s in zip(months, shares, strict=True)])
    ).encode(
        x=alt.X(
            "month:T", title=None, axis=alt.Axis(format="%b", tickCount={"interval": "month", "step": 1})
        ),
        y=alt.Y("share:Q", title=None, axis=alt.Axis(format="%", tickCount=4)),
    )
    return {
        "now": NOW,
        "rate": 0.671,
        "quiet": 0.142,
        "value": 48_650,
        "spark": [3, 4, 6, 5, 7, 8, 9, 11, 10, 11, 12],
        "falling": [12, 11, 11, 10, 7, 8, 6, 5, 5, 4, 3],
        "plays": [
            ("Remind before it runs out", 1804, bar(0.9, 1.7, 2.5), Money(90, "GBP")),
            ("Birthday, no advertising", 331, bar(-0.5, 0.6, 1.7), Money(-50, "GBP")),
            ("Win back with 10 %", 948, bar(-0.9, -0.5, -0.1), Money(-90, "GBP")),
        ],
        "moments": [
            Moment(at=NOW, title="Reminder sent", says="by e-mail: ‘Your refills’.", tone="tone-good"),
            Moment(at=NOW, says="Held back: ‘New arrivals’. The reminder mattered more.", held=True),
            Moment(
                at=NOW - timedelta(days=22),
                title="Parcel late",
                says="by 2 days.",
                tone="tone-bad",
                detail="Promised for 15 Nov.",
            ),
            Moment(at=NOW - timedelta(days=400), title="First order", says="£ 64.20"),
        ],
        "made": chart(
            line.mark_area() + line.mark_line(),
            says="Each month more of them come back.",
            columns=("Month", "Share"),
            rows=[(m, f"{s:.0%}") for m, s in zip(months, shares, strict=True)],
        ),
        "cohorts": Heat(
            corner="First order",
            size="People",
            columns=[f"+{n}" for n in range(1, 9)],
            rows=[
                (label, size, [0.44 - 0.03 * row + 0.015 * n if n < 8 - row else None for n in range(8)])
                for row, (label, size) in enumerate((("Dec", 955), ("Jan", 383), ("Feb", 377), ("Mar", 443)))
            ],
        ),
        "work": Progress(
            done=262_144,
            total=525_461,
            unit="lines",
            url="/gallery/",
            rate=9_412,
            seconds_left=28,
            finished=True,
        ),
        "nothing": Empty(
            title="No play is on yet",
            says="A play writes to people when the time is right.",
            url="#",
            verb="Choose the first play",
        ),
    }


def bar(low: float, estimate: float, high: float) -> IntervalBar:
    return IntervalBar(low=low, estimate=estimate, high=high, least=-1, most=3, label=f"{low} to {high}")


urlpatterns = [
    path("gallery/", gallery, name="gallery"),
    path("gallery/toast/", do),
    path("gallery/quiet/", quietly),
    path("gallery/undo/", undo, name="gallery_undo"),
    *real,
]
