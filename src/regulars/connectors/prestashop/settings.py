"""What holds for a whole PrestaShop: its states, currencies, countries and languages?"""

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from regulars.connectors.exchange import Access, Dialogue
from regulars.connectors.prestashop.calls import all_of, one_of
from regulars.connectors.prestashop.shapes import Carrier, Coded, Setting, State

NAMES = ("PS_OS_CANCELED", "PS_OS_ERROR", "PS_OS_DELIVERED", "PS_TIMEZONE")


@dataclass(frozen=True)
class Standing:
    """What the states of orders mean, by their ids. failed: of a payment."""

    cancelled: frozenset[str]
    failed: str
    delivered: str = ""
    shipped: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Shop:
    """What lists of a shop's own say, by the ids of their things."""

    zone: ZoneInfo
    standing: Standing
    currencies: dict[str, str]
    countries: dict[str, str]
    languages: dict[str, str]
    carriers: dict[str, Carrier]


def zone_of(access: Access) -> ZoneInfo:
    """The zone of the shop's clock."""
    return ZoneInfo(access.time_zone)


def settings_asked(access: Access) -> Dialogue[dict[str, str]]:
    """The shop's settings that matter here."""
    found = yield from all_of(access, "configurations", Setting, one_of("name", NAMES))
    return {each.name: each.value for each in found}


def standing_asked(access: Access) -> Dialogue[Standing]:
    """What its states mean; which are called off says the owner where PrestaShop's own isn't all."""
    told = yield from settings_asked(access)
    states = yield from all_of(access, "order_states", State)
    more = access.credentials.get("cancelled_states", "").replace(",", " ").split()
    return Standing(
        cancelled=frozenset({told.get("PS_OS_CANCELED") or "6", *more}),
        failed=told.get("PS_OS_ERROR") or "8",
        delivered=told.get("PS_OS_DELIVERED") or "5",
        shipped=frozenset(each.id for each in states if each.shipped == "1"),
    )


def shop_asked(access: Access) -> Dialogue[Shop]:
    """All that orders are read with."""
    standing = yield from standing_asked(access)
    currencies = yield from coded(access, "currencies")
    countries = yield from coded(access, "countries")
    languages = yield from coded(access, "languages")
    carriers = yield from all_of(access, "carriers", Carrier)
    return Shop(
        zone=zone_of(access),
        standing=standing,
        currencies=currencies,
        countries=countries,
        languages=languages,
        carriers={each.id: each for each in carriers},
    )


def coded(access: Access, name: str) -> Dialogue[dict[str, str]]:
    """The codes of a list, by ids."""
    found = yield from all_of(access, name, Coded, {"display": "[id,iso_code]"})
    return {each.id: each.iso_code for each in found}
