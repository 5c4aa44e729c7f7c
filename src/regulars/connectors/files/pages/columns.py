"""How does one confirm what the columns of a file hold?"""

from collections.abc import Mapping as Mapped
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import msgspec
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from regulars import clock
from regulars.commerce.actions.shops import add_shop, set_company
from regulars.connectors.files import actions, jobs, kept, queries
from regulars.connectors.files.cells import check_dates
from regulars.connectors.files.columns import Mapping, Proposal, proposal, propose, samples
from regulars.connectors.files.encodings import ENCODINGS
from regulars.connectors.files.errors import DatesContradict, DatesUnclear, FileRefused
from regulars.connectors.files.fields import FIELDS, SUBJECTS, fields_of
from regulars.connectors.files.guess import guessed, unknown_terms
from regulars.connectors.files.pages.imports import actor
from regulars.connectors.files.reading import Table, read
from regulars.web import audit
from regulars.web.access import role
from regulars.web.request import StaffRequest

if TYPE_CHECKING:
    from regulars.business.models import Shop
    from regulars.connectors.files.models import ImportRun

NEW_SHOP = "new"
ENCODING_LABELS: dict[str, str | Promise] = {
    "utf-8": "UTF-8",
    "utf-16": "UTF-16",
    "cp1257": gettext_lazy("Baltic (Windows-1257)"),
    "cp1251": gettext_lazy("Cyrillic (Windows-1251)"),
    "cp1252": gettext_lazy("Western European (Windows-1252)"),
}


@dataclass(frozen=True, slots=True)
class Choice:
    """One column of the file with what it may hold. name: of the form's field."""

    name: str
    header: str
    samples: tuple[str, ...]
    chosen: str
    doubtful: bool


@dataclass(frozen=True, slots=True)
class NewShop:
    """The terms of a shop that is to be opened for this file."""

    name: str
    currency: str
    time_zone: str


@dataclass(frozen=True, slots=True)
class Page:
    """What the columns page shows. asks_dates: whether the order of day and month is to be said."""

    run: "ImportRun"
    table: Table
    found: Proposal
    shops: "list[Shop]"
    shop: str
    new: NewShop
    asks_dates: bool = False
    errors: tuple[str, ...] = field(default=())

    @property
    def rows(self) -> int:
        return self.table.frame.height

    def choices(self) -> list[Choice]:
        """A choice for each column of the file."""
        by_header = {match.header: match for match in self.found.matches}
        return [
            Choice(
                name=f"column-{place}",
                header=header,
                samples=match.samples if match else samples(self.table.frame[header]),
                chosen=match.field if match else "",
                doubtful=bool(match and match.confidence < 100),
            )
            for place, header in enumerate(self.table.headers)
            for match in [by_header.get(header)]
        ]

    def options(self) -> list[tuple[str, Promise]]:
        """What a column can hold, in a file about this."""
        return [(name, FIELDS[name].label) for name in fields_of(self.found.mapping.subject)]

    def missing(self) -> list[str]:
        """What must still be named, in words."""
        return [_(" or ").join(str(FIELDS[name].label) for name in group) for group in self.found.missing]


@role("marketer")
def columns(request: StaffRequest, id: int) -> HttpResponse:
    """The columns as they are matched; confirmed, the import begins."""
    run = queries.find(id)
    if run is None or run.state != "chosen":
        raise Http404
    said = request.POST if request.method == "POST" else request.GET
    try:
        table = read(kept.place_of(run.path), name=run.file_name, encoding=said.get("encoding", ""))
    except FileRefused as refusal:
        return render(request, "files/unreadable.html", {"run": run, "error": refusal, **encodings("")})
    page = proposed(run, table, said)
    if request.method == "POST" and "confirm" in said:
        page = checked(page)
        if not page.errors:
            begin(request, page)
            return redirect("import", id=run.id)
    context = {"page": page, "subjects": SUBJECTS, "new_shop": NEW_SHOP, **encodings(table.encoding)}
    return render(request, "files/columns.html", context, status=422 if page.errors else 200)


def encodings(chosen: str) -> dict[str, object]:
    """The encodings to choose from; none for files that have none of their own."""
    return {"encodings": [(name, ENCODING_LABELS[name]) for name in ENCODINGS], "encoding": chosen}


def proposed(run: "ImportRun", table: Table, said: Mapped[str, str]) -> Page:
    """The page as the file suggests it, or as it was filled in."""
    found = propose(table, remembered=queries.remembered(table.headers))
    if "subject" in said:
        found = proposal(table, filled_in(table, found.mapping, said), {})
    suggested, business = guessed(table, found.mapping), queries.business()
    there = queries.shops()
    return Page(
        run=run,
        table=table,
        found=found,
        shops=there,
        shop=said["shop"] if "shop" in said else likeliest(there),
        new=NewShop(
            name=said.get("shop_name", "") or business.name or suggested.name,
            currency=(said.get("currency", "") or suggested.currency or business.currency).upper(),
            time_zone=said.get("time_zone", "") or suggested.time_zone or business.time_zone,
        ),
        asks_dates=bool(said.get("date_order")),
    )


def likeliest(there: "list[Shop]") -> str:
    """The choice that stands there at first: the only shop, a new one where there is none, else neither."""
    if not there:
        return NEW_SHOP
    return str(there[0].pk) if len(there) == 1 else ""


def filled_in(table: Table, found: Mapping, said: Mapped[str, str]) -> Mapping:
    """The mapping that a form says; of two columns for one field the first counts."""
    named: dict[str, str] = {}
    for place, header in enumerate(table.headers):
        chosen = said.get(f"column-{place}", "")
        if chosen in FIELDS:
            named.setdefault(chosen, header)
    return msgspec.structs.replace(
        found,
        subject=said["subject"] if said["subject"] in SUBJECTS else found.subject,
        columns=named,
        date_order=said.get("date_order", ""),
        mixed_dates="mixed_dates" in said,
        negatives=said.get("negatives", ""),
    )


def checked(page: Page) -> Page:
    """The page with what still keeps the import from beginning."""
    errors, asks_dates = [], page.asks_dates
    if page.found.missing:
        errors.append(_("Something is missing: %(what)s.") % {"what": "; ".join(page.missing())})
    if page.shop == NEW_SHOP and any(shop.name == page.new.name for shop in page.shops):
        errors.append(_("There is a shop of this name already: choose it, or give the new one another."))
    elif page.shop != NEW_SHOP and page.shop not in {str(shop.pk) for shop in page.shops}:
        errors.append(_("Say which shop these rows are of."))
    if page.shop == NEW_SHOP:
        errors += unknown_terms(currency=page.new.currency, time_zone=page.new.time_zone)
    try:
        check_dates(page.table, page.found.mapping)
    except (DatesUnclear, DatesContradict) as question:
        asks_dates = True
        errors.append(str(question))
    return replace(page, errors=tuple(errors), asks_dates=asks_dates)


def begin(request: StaffRequest, page: Page) -> None:
    """Open the shop if it is new, keep what was confirmed, and let the worker begin."""
    at, who, mapping = clock.now(), actor(request), page.found.mapping
    with transaction.atomic():
        shop_id = int(page.shop) if page.shop != NEW_SHOP else opened(page, who=who)
        actions.confirm(
            page.run,
            mapping=mapping,
            headers=page.table.headers,
            shop_id=shop_id,
            encoding=page.table.encoding,
            actor=who,
            at=at,
        )
        audit.note(request, "import.confirmed", kind="import", id=page.run.id)
        jobs.soon()


def opened(page: Page, *, who: str) -> int:
    """The id of the new shop; the first one also names a business that had no name yet."""
    terms = {"name": page.new.name, "currency": page.new.currency, "time_zone": page.new.time_zone}
    at = clock.now()
    if not page.shops and not queries.business().name:
        set_company(terms, actor=who, at=at)
    country = guessed(page.table, page.found.mapping).country
    return int(add_shop(**terms, country=country, actor=who, at=at).pk)
