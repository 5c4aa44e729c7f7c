"""Who buys here?"""

from dataclasses import replace

from django.http import HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from regulars.console.queries import people as queries
from regulars.console.words import KINDS, RHYTHMS, STAGES, Word
from regulars.customers.discretion import may_see_names
from regulars.web.access import role
from regulars.web.pieces import Empty
from regulars.web.request import StaffRequest
from regulars.web.tables import Column, Filter, Table, respond


def choices(words: dict[str, Word]) -> list[tuple[str, str | Promise]]:
    return [(name, word.label) for name, word in words.items()]


PEOPLE = Table(
    name="people",
    columns=(
        Column(name="name", label=_("Person")),
        Column(name="category", label=_("Kind"), wide_only=True, term="category"),
        Column(name="stage", label=_("Stage"), wide_only=True, term="stage"),
        Column(name="last_order_at", label=_("Latest order"), sorts=True, numeric=True, wide_only=True),
        Column(name="lateness", label=_("Rhythm"), sorts=True, numeric=True, term="overdue"),
        Column(name="orders", label=_("Orders"), numeric=True, wide_only=True),
        Column(name="revenue_business", label=_("Revenue"), numeric=True),
        Column(name="next_year_business", label=_("Next year"), sorts=True, numeric=True, wide_only=True),
    ),
    sort="-last_order_at",
    search=_("Name, e-mail, phone or order number"),
    filters=(
        Filter(name="rhythm", label=_("Any rhythm"), choices=choices(RHYTHMS)),
        Filter(name="stage", label=_("Any stage"), choices=choices(STAGES)),
        Filter(name="category", label=_("Any kind"), choices=choices(KINDS)),
        Filter(
            name="consent",
            label=_("Any consent"),
            choices=(("yes", _("allow offers by e-mail")), ("no", _("don’t allow offers by e-mail"))),
        ),
        Filter(name="shop", label=_("Any shop"), choices=queries.shops),
        Filter(
            name="who",
            label=_("Who bought"),
            choices=(
                (queries.NO_ORDER, _("Known, without an order")),
                (queries.VISITORS, _("Visitors nobody knows")),
            ),
        ),
    ),
    row="console/people_row.html",
    empty=Empty(
        title=_("Nobody yet"),
        says=_("People come with their first order."),
        url="/imports/",
        verb=_("Import orders"),
    ),
    nothing=_("Nobody fits. Try fewer words, or another filter."),
)
ANONYMOUS = replace(PEOPLE, search=_("Order number"))


@role("agent", "analyst")
def people(request: StaffRequest) -> HttpResponse:
    names = may_see_names(request.role)
    table = offered(PEOPLE if names else ANONYMOUS)
    query = table.query(request.GET)
    found = None if query.search else queries.how_many(query.chosen)
    view = table.read(
        request,
        queries.people(names=names),
        total=found.people if found else None,
        counted_at=found.at if found else None,
    )
    known, overdue = queries.how_many({}), queries.how_many({"rhythm": "overdue"})
    counted = {"known": known.people if known else 0, "overdue": overdue.people if overdue else 0}
    return respond(request, "console/people.html", view, counted)


def offered(table: Table) -> Table:
    """The list with the filters among whose choices one can choose."""
    filters = [replace(each, choices=each.options()) for each in table.filters]
    return replace(table, filters=[each for each in filters if each.options()])
