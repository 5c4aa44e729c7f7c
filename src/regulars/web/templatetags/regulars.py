"""What may every template use? Built in: no `{% load %}` is needed."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, cast

from django import template
from django.forms import BaseForm
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from regulars.money import Money
from regulars.web import bundle, pieces, terms
from regulars.web import format as written
from regulars.web.charts import Chart
from regulars.web.context import initials
from regulars.web.format import Number
from regulars.web.pieces import Empty, Heat, IntervalBar, Moment, Progress, Words
from regulars.web.tables import View

register = template.Library()
Amount = Money | int | None

register.filter("day", written.day)
register.filter("days", written.days)
register.filter("initials", initials)
register.filter("time_left", written.time_left)


@register.filter
def money(amount: Amount, currency: str | None = None) -> str:
    """`{{ order.total_minor|money:order.currency }}`, or `{{ amount|money }}` of a Money."""
    return written.money(amount, currency=currency)


@register.filter
def money_whole(amount: Amount, currency: str | None = None) -> str:
    """The amount in whole major units, for figures that are compared."""
    return written.money(amount, currency=currency, whole=True)


@register.filter
def number(value: Number | None, digits: int = 0) -> str:
    """`{{ people|number }}`, `{{ average|number:1 }}`."""
    return written.number(value, digits=digits)


@register.filter
def percent(share: Number | None, digits: int = 0) -> str:
    """`{{ rate|percent:1 }}` of a share between 0 and 1."""
    return written.percent(share, digits=digits)


@register.filter
def when(at: datetime | None) -> SafeString | str:
    """`{{ order.placed_at|when }}`: near moments with their hour, the whole of it on hovering."""
    if at is None:
        return "–"
    return format_html(
        '<time datetime="{}" title="{}">{}</time>', at.isoformat(), written.exactly(at), written.moment(at)
    )


@register.inclusion_tag("web/pieces/tile.html")
def tile(
    label: Words,
    figure: Words,
    *,
    note: Words = "",
    tone: str = "",
    spark: Sequence[float | None] = (),
    href: str = "",
    term: str = "",
) -> dict[str, Any]:
    """A figure with its name, its way so far, and a word for what it means.

    tone: colour of the note: up, down, warn or soft. term: the name of the word to explain.
    """
    return {
        "label": label,
        "figure": figure,
        "note": note,
        "tone": tone or "soft",
        "spark": spark,
        "href": href,
        "term": term,
    }


@register.simple_tag
def chip(label: Words, tone: str = "") -> SafeString:
    """`{% chip "star" tone="star" %}`; tones: star steady question problem tone-good tone-warn tone-bad."""
    return format_html('<span class="chip {}">{}</span>', tone, label)


@register.inclusion_tag("web/pieces/spark.html")
def spark(values: Sequence[float | None], tone: str = "") -> dict[str, Any]:
    """A line without axes that shows where a figure came from."""
    line, under = pieces.spark_path(values) if len(values) > 1 else ("", "")
    return {"line": line, "under": under, "tone": tone}


@register.inclusion_tag("web/pieces/interval.html")
def interval(bar: IntervalBar) -> dict[str, Any]:
    """An estimate with its likely range and the line of zero."""
    return {"bar": bar, "at": bar.places}


@register.inclusion_tag("web/pieces/term.html")
def term(name: str, word: Words = "") -> dict[str, Any]:
    """A word of the catalogue that explains itself on tap; `word` is how the sentence spells it."""
    known = terms.term(name)
    return {"term": known, "word": word or known.word, "id": f"term-{pieces.next_number()}"}


@register.inclusion_tag("web/pieces/confirm.html", takes_context=True)
def confirm(
    context: template.Context,
    url: str,
    *,
    ask: Words,
    says: Words,
    verb: Words,
    button: Words = "",
    look: str = "quiet small",
) -> dict[str, Any]:
    """A button that asks before it does what can't be undone; posts to `url`.

    ask: the question. says: what will happen. verb: on the button that does it. button: on the one that asks.
    """
    return {
        "csrf_token": context.get("csrf_token"),
        "url": url,
        "ask": ask,
        "says": says,
        "verb": verb,
        "button": button or verb,
        "look": look,
        "id": f"ask-{pieces.next_number()}",
    }


@register.inclusion_tag("web/pieces/empty.html")
def nothing_yet(what: Empty) -> dict[str, Any]:
    """Where nothing is yet: what would be here, and the next step."""
    return {"what": what}


@register.inclusion_tag("web/pieces/timeline.html")
def timeline(moments: Sequence[Moment]) -> dict[str, Any]:
    """What happened, and what was decided not to do, newest first."""
    return {"moments": moments}


@register.inclusion_tag("web/pieces/progress.html")
def progress(work: Progress) -> dict[str, Any]:
    """How far long work is; looks again each second by itself, until it is finished."""
    return {"work": work}


@register.inclusion_tag("web/pieces/heat.html")
def heat(table: Heat, *, labelled_by: str) -> dict[str, Any]:
    """Shares by row and column, darker where higher. labelled_by: the id of what says which they are."""
    return {"table": table, "labelled_by": labelled_by}


@register.simple_tag
def chart_script() -> str:
    """The address of the script that draws charts."""
    return reverse("chart_bundle", args=[bundle.version()])


@register.inclusion_tag("web/pieces/chart.html")
def chart(made: Chart) -> dict[str, Any]:
    """A drawing that says one thing, with its figures as a table behind it."""
    return {"chart": made, "bundle": chart_script()}


@register.inclusion_tag("web/pieces/table.html", takes_context=True)
def table(context: template.Context, view: View) -> dict[str, Any]:
    """A list with its filters, its order and its pages: `{% table people %}` of a `tables.View`."""
    return {**cast(dict[str, Any], context.flatten()), "table": view}


@register.inclusion_tag("web/pieces/form.html")
def fields(form: BaseForm) -> dict[str, Any]:
    """The fields of a form with their words, help and errors; the form element is the page's."""
    return {"form": form}
