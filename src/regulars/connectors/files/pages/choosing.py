"""What does the page of a file's columns show, and what was said on it?"""

from collections.abc import Mapping as Mapped
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import msgspec
from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from regulars import clock
from regulars.commerce.actions.shops import add_shop, set_company
from regulars.connectors.files import actions, columns, jobs, kept, queries, summary
from regulars.connectors.files.cells import check_dates
from regulars.connectors.files.columns import proposal, propose, samples
from regulars.connectors.files.errors import DatesContradict, DatesUnclear, FileGone, TotalsAlone
from regulars.connectors.files.fields import FIELDS, SUBJECTS, fields_of, label_of
from regulars.connectors.files.guess import guessed, unknown_terms
from regulars.connectors.files.lines import check_amounts
from regulars.connectors.files.mapping import Mapping, Proposal
from regulars.connectors.files.pages.imports import actor
from regulars.connectors.files.reading import Table, read
from regulars.web import audit
from regulars.web.request import StaffRequest

if TYPE_CHECKING:
    from regulars.business.models import Shop
    from regulars.connectors.files.models import ImportRun

NEW_SHOP = "new"


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
    """What the columns page shows. asks_dates: whether the order of day and month is to be said.

    remembered: what was answered when the same content was confirmed before, in words.
    """

    run: "ImportRun"
    table: Table
    found: Proposal
    shops: "list[Shop]"
    shop: str
    new: NewShop
    asks_dates: bool = False
    remembered: tuple[str, ...] = ()
    errors: tuple[str, ...] = field(default=())

    @property
    def rows(self) -> int:
        return sum(table.frame.height for table in (self.table, *self.table.beside))

    def beside(self) -> list[str]:
        """The other files of the same zip, each with the export that it is."""
        return columns.beside(self.table)

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
        subject = self.found.mapping.subject
        return [(name, label_of(name, subject=subject)) for name in fields_of(subject)]

    def missing(self) -> list[str]:
        """What must still be named, in words."""
        return [_(" or ").join(str(FIELDS[name].label) for name in group) for group in self.found.missing]


def table_of(run: "ImportRun", *, encoding: str) -> Table:
    """What the kept copy holds, in this encoding or that of an import before. Raises FileRefused."""
    place = kept.place_of(run.path)
    if not place.exists():
        raise FileGone(name=run.file_name)
    before = queries.confirmed_before(run.digest)
    return read(place, name=run.file_name, encoding=encoding or (before.encoding if before else ""))


def proposed(run: "ImportRun", table: Table, said: Mapped[str, str]) -> Page:
    """The page as the file suggests it or was confirmed before, or as it was filled in."""
    before = queries.confirmed_before(run.digest)
    known = msgspec.convert(before.mapping, Mapping) if before else queries.remembered(table.headers)
    found = propose(table, remembered=known)
    remembered = tuple(summary.answers(found.mapping).values())
    if "subject" in said:
        remembered = ()
        found = proposal(table, filled_in(table, found.mapping, said), {})
    suggested, business = guessed(table, found.mapping), queries.business()
    there = queries.shops()
    return Page(
        run=run,
        table=table,
        found=found,
        shops=there,
        shop=said["shop"] if "shop" in said else str(before.shop_id) if before else likeliest(there),
        new=NewShop(
            name=said.get("shop_name", "") or business.name or suggested.name,
            currency=(said.get("currency", "") or suggested.currency or business.currency).upper(),
            time_zone=said.get("time_zone", "") or suggested.time_zone or business.time_zone,
        ),
        asks_dates=bool(said.get("date_order")),
        remembered=remembered,
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
    try:
        check_amounts(page.table, page.found.mapping)
    except TotalsAlone as refusal:
        errors.append(str(refusal))
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
