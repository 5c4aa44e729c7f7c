"""Where does the owner set the business's name, money, shops and rates?"""

from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from zoneinfo import available_timezones

from babel.core import get_global
from babel.numbers import get_currency_name
from django.conf import settings
from django.db import IntegrityError, transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from regulars import clock
from regulars.commerce import queries
from regulars.commerce.actions import shops as actions
from regulars.web import audit
from regulars.web.access import role
from regulars.web.forms import PER_CENT, ask, filled
from regulars.web.pages.settings import context
from regulars.web.pieces import Empty
from regulars.web.request import StaffRequest
from regulars.web.toast import toast

OLDEST_HISTORY = 2000


def currencies() -> list[tuple[str, str]]:
    """Every currency that somebody paid with since the year 2000, by its name in the reader's language."""
    language = get_language() or "en"
    paid_with = {
        code
        for of_country in get_global("territory_currencies").values()
        for code, _since, until, is_tender in of_country
        if is_tender and (until is None or until[0] >= OLDEST_HISTORY)
    }
    named = [(code, f"{get_currency_name(code, locale=language)} ({code})") for code in paid_with]
    return sorted(((code, name) for code, name in named if not name.startswith(code)), key=lambda n: n[1])


def zones() -> list[tuple[str, str]]:
    """The time zones of the IANA database, by place."""
    return [
        (zone, zone.replace("_", " "))
        for zone in sorted(available_timezones())
        if "/" in zone or zone == "UTC"
    ]


@dataclass(frozen=True)
class Company:
    """The business as a form asks for it."""

    name: str = ask(gettext_lazy("Name"), help=gettext_lazy("As your customers know you."))
    currency: str = ask(
        gettext_lazy("Currency"),
        choices=currencies,
        help=gettext_lazy("All sums are shown in it. It is fixed once there are orders."),
        default="EUR",
    )
    language: str = ask(gettext_lazy("Language"), choices=lambda: settings.LANGUAGES, default="en")
    time_zone: str = ask(gettext_lazy("Time zone"), choices=zones, default="UTC")
    fallback_margin_bp: int | None = ask(
        gettext_lazy("Usual margin"),
        kind="percent",
        suffix=PER_CENT,
        help=gettext_lazy("For goods whose cost is unknown. Left empty, reports say revenue, not profit."),
        default=None,
    )


@dataclass(frozen=True)
class ShopForm:
    """A shop as a form asks for it."""

    name: str = ask(gettext_lazy("Name"))
    url: str = ask(gettext_lazy("Address"), kind="url", default="", placeholder="https://")
    currency: str = ask(gettext_lazy("Currency"), choices=currencies, default="EUR")
    time_zone: str = ask(
        gettext_lazy("Time zone"),
        choices=zones,
        help=gettext_lazy("Its days begin and end by it. Orders already in keep their day."),
        default="UTC",
    )
    country: str = ask(
        gettext_lazy("Country"),
        default="",
        placeholder="LV",
        help=gettext_lazy("Two letters. Telephone numbers without a country are read as its own."),
    )
    history_complete: bool = ask(
        gettext_lazy("The orders here are all there ever were"),
        help=gettext_lazy(
            "Otherwise the first order we know of somebody in the first months needn’t be their first, "
            "and nobody is taken for a newcomer who isn’t."
        ),
        default=False,
    )


@dataclass(frozen=True)
class Rate:
    """An exchange rate as a form asks for it."""

    currency: str = ask(gettext_lazy("Currency"), choices=currencies)
    day: date = ask(gettext_lazy("From"))
    rate: Decimal = ask(gettext_lazy("Worth of one"), help=gettext_lazy("In your currency."))


@role("owner")
def company(request: StaffRequest) -> HttpResponse:
    """The business's name, currency, language, zone and usual margin."""
    business = queries.company()
    names = Company.__dataclass_fields__
    form: Any = filled(Company, request, start=Company(**{name: getattr(business, name) for name in names}))
    if request.method == "POST" and form.is_valid():
        try:
            with transaction.atomic():
                actions.set_company(asdict(form.value()), actor=_actor(request), at=clock.now())
                audit.note(request, "company.changed", kind="business", detail={"fields": form.changed_data})
        except actions.CurrencyFixed:
            form.add_error("currency", _("There are orders in this currency already, so it can’t change."))
        else:
            toast(request, _("Saved."))
            return redirect("settings_company")
    return render(request, "web/settings/form.html", context(request, "company", form=form))


@role("owner")
def shops(request: StaffRequest) -> HttpResponse:
    """The shops, and the form of a new one."""
    business = queries.company()
    start = ShopForm(name="", currency=business.currency, time_zone=business.time_zone)
    form: Any = filled(ShopForm, request, start=start)
    if request.method == "POST" and form.is_valid():
        values = asdict(form.value()) | {"country": form.value().country.upper()}
        try:
            with transaction.atomic():
                made = actions.add_shop(**values, actor=_actor(request), at=clock.now())
                audit.note(request, "shop.added", kind="shop", id=made.id, detail={"name": made.name})
        except IntegrityError:
            form.add_error("name", _("There is a shop of this name already."))
        else:
            toast(request, _("The shop was added."))
            return redirect("settings_shops")
    more = {"form": form, "shops": queries.shops(), "none_yet": NO_SHOP}
    return render(request, "commerce/shops.html", context(request, "shops", **more))


@role("owner")
def shop(request: StaffRequest, id: int) -> HttpResponse:
    """One shop."""
    row = queries.shop(id)
    if row is None:
        raise Http404
    start = ShopForm(**{name: getattr(row, name) for name in ShopForm.__dataclass_fields__})
    form: Any = filled(ShopForm, request, start=start)
    if request.method == "POST" and form.is_valid():
        values = asdict(form.value()) | {"country": form.value().country.upper()}
        try:
            with transaction.atomic():
                actions.change_shop(id, values, actor=_actor(request), at=clock.now())
                audit.note(request, "shop.changed", kind="shop", id=id, detail={"fields": form.changed_data})
        except IntegrityError:
            form.add_error("name", _("There is a shop of this name already."))
        else:
            toast(request, _("Saved."))
            return redirect("settings_shops")
    return render(request, "web/settings/form.html", context(request, "shops", form=form))


@role("owner")
def rates(request: StaffRequest) -> HttpResponse:
    """What other currencies are worth, and which orders wait for a rate."""
    waiting = queries.orders_without_rate()
    form: Any = filled(Rate, request)
    if waiting:
        form.initial["currency"] = waiting[0].currency
    if request.method == "POST" and form.is_valid():
        asked = form.value()
        with transaction.atomic():
            valued = actions.set_rate(
                currency=asked.currency,
                day=asked.day,
                rate=asked.rate,
                source="owner",
                actor=_actor(request),
                at=clock.now(),
            )
            audit.note(
                request, "rate.set", kind="currency", id=asked.currency, detail={"rate": str(asked.rate)}
            )
        said = ngettext("Saved; %(n)s order got its worth.", "Saved; %(n)s orders got their worth.", valued)
        toast(request, said % {"n": valued})
        return redirect("settings_rates")
    more = {
        "form": form,
        "rates": queries.rates(),
        "waiting": waiting,
        "none_yet": NO_RATE,
    }
    return render(request, "commerce/rates.html", context(request, "rates", **more))


NO_SHOP = Empty(
    title=gettext_lazy("No shop yet"),
    says=gettext_lazy("A shop is added by itself when you import its orders or connect it."),
)
NO_RATE = Empty(
    title=gettext_lazy("All orders are in your own currency"),
    says=gettext_lazy("When one comes in another currency, its rate can be set here."),
)


def _actor(request: StaffRequest) -> str:
    return f"staff:{request.user.pk}"
