"""A shop whose page tells, and those who visit it."""

from datetime import UTC, datetime

from regulars.business.models import Shop
from regulars.commerce.facts import BehaviourFact, Buyer, CustomerFact
from regulars.commerce.intake import Source, apply
from regulars.connectors.event_clients.actions import NewWriteKey, make_key
from regulars.customers.identify import Identifiers
from regulars.customers.queries import found_by

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def open_shop(name: str = "Candles", *, url: str = "https://www.candles.example") -> Shop:
    return Shop.objects.create(name=name, url=url, currency="EUR", time_zone="Europe/Riga", country="LV")


def page_key(shop: Shop, *, name: str = "page") -> NewWriteKey:
    return make_key(shop.id, kind="browser", name=name, actor="test", at=NOON)


def known(shop: Shop, **who: str) -> int:
    """Somebody the shop knows; their id."""
    fact = CustomerFact(buyer=Buyer(who=Identifiers(**who)), version=NOON)
    apply([fact], source=Source(shop_id=shop.id, key="test", actor="test"), at=NOON)
    kind, value = next(iter(who.items()))
    (customer,) = found_by(kind="shop" if kind == "shop_customer" else kind, value=value)
    return customer


def did(
    shop: Shop, name: str, *, device: str, at: datetime = NOON, actor: str = "client:page", **told: object
) -> None:
    """A visitor did something on the shop's page."""
    fact = BehaviourFact(
        key=f"{device}:{name}:{at.isoformat()}:{told}",
        name=name,
        occurred_at=at,
        who=Identifiers(device=device),
        properties=told,
    )
    apply([fact], source=Source(shop_id=shop.id, key="test", actor=actor), at=at)
