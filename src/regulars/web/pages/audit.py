"""Who of the staff did what, and when?"""

from collections.abc import Iterable
from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from regulars.web import audit
from regulars.web.access import role
from regulars.web.deeds import said
from regulars.web.ordering import Ordered
from regulars.web.pages.settings import context
from regulars.web.pieces import Empty
from regulars.web.request import StaffRequest
from regulars.web.tables import Column, Filter, Query, Row, Table, respond
from regulars.web.templatetags.regulars import when


def people() -> Iterable[tuple[str, str]]:
    return [(name, name) for name in audit.known("who")]


def actions() -> Iterable[tuple[str, str]]:
    return [(name, said(name)) for name in audit.known("action")]


def detail(row: Row) -> SafeString:
    return format_html_join(" · ", "{}: {}", ((name, value) for name, value in row.detail.items()))


ACTIONS = Table(
    name="audit",
    columns=(
        Column(name="at", label=_("When"), sorts=True, show=lambda row: when(row.at)),
        Column(name="who", label=_("Who"), sorts=True),
        Column(name="action", label=_("Action"), sorts=True, show=lambda row: said(row.action)),
        Column(
            name="object", label=_("Object"), show=lambda row: f"{row.object_kind} {row.object_id}".strip()
        ),
        Column(name="detail", label=_("Detail"), show=detail, wide_only=True),
    ),
    sort="-at",
    search=_("Find an action or a detail"),
    filters=(
        Filter(name="who", label=_("Anybody"), choices=people),
        Filter(name="action", label=_("Any action"), choices=actions),
    ),
    empty=Empty(
        title=_("Nothing yet"), says=_("Each thing that somebody of the staff changes will stand here.")
    ),
    nothing=_("Nobody did such a thing."),
)


def narrow(rows: QuerySet[Any], query: Query) -> QuerySet[Any]:
    if query.search:
        rows = rows.filter(Q(action__icontains=query.search) | Q(detail__icontains=query.search))
    return rows.filter(**query.chosen)


@role("owner")
def log(request: StaffRequest) -> HttpResponse:
    view = ACTIONS.read(request, Ordered(audit.actions(), narrow))
    return respond(request, "web/settings/audit.html", view, context(request, "audit"))
