"""What stands on the cards of these orders?"""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from regulars.channels import queries as messages
from regulars.channels.actions import Who
from regulars.channels.context import sayable
from regulars.channels.paper import queries
from regulars.channels.paper.actions.cards import TEMPLATE, make_cards
from regulars.channels.paper.card_settings import CardSettings
from regulars.channels.paper.cards import Card, cards
from regulars.channels.paper.logo import logo
from regulars.channels.paper.queries import OrderWithCard
from regulars.channels.tracking.links import Link, url_of
from regulars.channels.tracking.settings import TrackingSettings
from regulars.channels.tracking.targets import target_of
from regulars.channels.visits import host_of
from regulars.channels.writing.brand import Brand, Signatory
from regulars.web import stored

if TYPE_CHECKING:
    from regulars.business.models import Shop


class NoShopAddress(ValueError):
    """A shop has no address on the web, so that its cards would lead nowhere."""


def card_file(order_ids: Sequence[int], *, size: str = "", who: Who, at: datetime) -> tuple[bytes, int]:
    """The cards of these orders as PDF, and how many. size: a6 or a5; '' as set. Raises NoShopAddress."""
    shops = {shop.pk: shop for shop, _sender in messages.senders()}
    for order in queries.orders(ids=order_ids):
        if not target(shops[order.shop_id].url):
            raise NoShopAddress(shops[order.shop_id].name)
    chosen, brand = stored.load(CardSettings), stored.load(Brand)
    made = make_cards(order_ids, who=who, at=at)
    told = [_card(order, shop=shops[order.shop_id], chosen=chosen, brand=brand) for order in made]
    return cards(told, size=size or chosen.size, brand=brand, logo=logo(brand.logo_url)), len(told)


def target(url: str) -> str:
    """Where a card leads, with the marks by which the shop's statistics know it; '' if it leads nowhere."""
    chosen = stored.load(TrackingSettings)
    source = chosen.utm_source.strip() or "regulars"
    marks = (("utm_source", source), ("utm_medium", "post"), ("utm_campaign", TEMPLATE))
    return target_of(url, own=frozenset({host_of(url)}), marks=marks if chosen.utm else ())


def signatory(chosen: str, *, brand: Brand, shop_id: int) -> Signatory:
    """Who signs: whom the owner named, else who signs the shop's letters, else the first of their people."""
    people = {each.name: each for each in brand.signatories()}
    if chosen in people:
        return people[chosen]
    sender = messages.sender(shop_id) or messages.sender()
    signs = sender.signed_by if sender else ""
    return people.get(signs) or (Signatory(signs) if signs else next(iter(people.values()), Signatory("")))


def _card(order: OrderWithCard, *, shop: "Shop", chosen: CardSettings, brand: Brand) -> Card:
    signs = signatory(chosen.signed_by, brand=brand, shop_id=shop.pk)
    return Card(
        given_name=sayable(order.given_name),
        language=order.language,
        number=order.number,
        code=order.code,
        leads_to=url_of(Link(order.send_id or 0, target(shop.url))),
        shop=shop.name,
        words=chosen.words,
        signed_by=signs.name or shop.name,
        role=signs.role,
    )
