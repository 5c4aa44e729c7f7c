"""Which forms are there, what do they ask, how do they fare, and who may fetch what they give?"""

from dataclasses import dataclass
from datetime import datetime

import msgspec
from django.db.models import F

from regulars.business.models import Shop
from regulars.customers import queries as customers
from regulars.customers.questions import Asking
from regulars.sql import statement
from regulars.storefront.forms.content import Content
from regulars.storefront.forms.gifts import LIVES
from regulars.storefront.forms.guard import PRESSURE_WITHIN
from regulars.storefront.forms.models import Form, FormEdition, FormEntry, FormFile

FIGURES = statement(__file__, "figures")


@dataclass(frozen=True, slots=True)
class Figures:
    """How a form fares. sent, confirmed: entries of addresses. caught: a program's. downloads: by anybody."""

    shown: int
    sent: int
    confirmed: int
    caught: int
    downloads: int


def forms() -> list[Form]:
    """The forms, those that take people first."""
    return list(Form.objects.order_by(F("ended_at").desc(nulls_first=True), "name"))


def form(form_id: int) -> Form | None:
    return Form.objects.filter(pk=form_id).first()


def form_of(handle: str) -> Form | None:
    """The form that takes people at this address."""
    return Form.objects.filter(handle=handle).first()


def content(form_id: int, edition: int) -> Content:
    """What an edition says; it never changes."""
    row = FormEdition.objects.get(form=form_id, edition=edition)
    return msgspec.convert(row.content, Content)


def editions(form_id: int) -> list[FormEdition]:
    """All that a form ever said, the latest first."""
    return list(FormEdition.objects.filter(form=form_id).order_by("-edition"))


def figures() -> dict[int, Figures]:
    """How each form fares."""
    return {form_id: Figures(*told) for form_id, *told in FIGURES.rows()}


def lately(form_id: int, *, at: datetime) -> int:
    """How many entries came in the last minutes."""
    return FormEntry.objects.filter(form=form_id, sent_at__gt=at - PRESSURE_WITHIN).count()


def asked(slugs: tuple[str, ...]) -> tuple[Asking, ...]:
    """The questions of these slugs that are still asked, in the store's order."""
    return tuple(customers.asking(row) for row in customers.questions() if row.slug in slugs)


def entry(entry_id: int) -> FormEntry | None:
    """An entry that was confirmed, of somebody who wasn't erased."""
    found = FormEntry.objects.select_related("form").filter(pk=entry_id).exclude(confirmed_at=None)
    return found.filter(customer__erased_at=None).first()


def given(customer_id: int, *, channel: str, at: datetime) -> list[FormEntry]:
    """The entries of an address by which something may be fetched, of the last days, each form's latest."""
    found = FormEntry.objects.filter(customer=customer_id, channel=channel, confirmed_at__gt=at - LIVES)
    latest = found.select_related("form").order_by("form", "-confirmed_at").distinct("form")
    return [one for one in latest if content(one.form_id, one.edition).gift]


def file(file_id: int) -> FormFile | None:
    return FormFile.objects.filter(pk=file_id).first()


def file_name(file_id: int) -> str:
    """What a file is called, without reading it."""
    return FormFile.objects.filter(pk=file_id).values_list("name", flat=True).first() or ""


def shops() -> list[Shop]:
    """The shops, by name."""
    return list(Shop.objects.filter(erased_at=None).order_by("name"))


def shop(shop_id: int | None) -> Shop | None:
    return Shop.objects.filter(pk=shop_id).first() if shop_id else None
