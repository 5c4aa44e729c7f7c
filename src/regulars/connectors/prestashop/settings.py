"""What holds for a whole PrestaShop: its states, currencies, countries and languages?"""

from collections.abc import Iterable
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from regulars.connectors.exchange import Access, Dialogue
from regulars.connectors.prestashop.calls import all_of, by_ids, one_of
from regulars.connectors.prestashop.shapes import Carrier, Coded, Setting, State

NAMES = (
    "PS_OS_CANCELED", "PS_OS_ERROR", "PS_OS_DELIVERED", "PS_OS_REFUND", "PS_TIMEZONE",
    "PS_CURRENCY_DEFAULT", "PS_STOCK_MANAGEMENT", "PS_ORDER_OUT_OF_STOCK",
)  # fmt: skip


@dataclass(frozen=True)
class Standing:
    """What the states of orders mean, by their ids. failed: of a payment; refunded: as a whole."""

    cancelled: frozenset[str]
    failed: str
    delivered: str = ""
    shipped: frozenset[str] = frozenset()
    refunded: str = ""


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
        refunded=told.get("PS_OS_REFUND") or "7",
        shipped=frozenset(each.id for each in states if each.shipped == "1"),
    )


def shop_asked(
    access: Access, *, countries: Iterable[str] = (), carriers: Iterable[str] = ()
) -> Dialogue[Shop]:
    """All that orders are read with. countries, carriers: the ids of those that matter."""
    standing = yield from standing_asked(access)
    currencies = yield from coded(access, "currencies")
    languages = yield from coded(access, "languages")
    places = yield from coded(access, "countries", ids=countries)
    senders = yield from by_ids(access, "carriers", Carrier, field="id", ids=carriers)
    return Shop(
        zone=zone_of(access),
        standing=standing,
        currencies=currencies,
        countries=places,
        languages=languages,
        carriers={each.id: each for each in senders},
    )


def coded(access: Access, name: str, *, ids: Iterable[str] | None = None) -> Dialogue[dict[str, str]]:
    """The codes of a list, by ids. ids: of those that matter; None are all."""
    shown = {"display": "[id,iso_code]"}
    if ids is None:
        found = yield from all_of(access, name, Coded, shown)
    else:
        found = yield from by_ids(access, name, Coded, field="id", ids=ids, more=shown)
    return {each.id: each.iso_code for each in found}
