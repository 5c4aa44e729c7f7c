"""What is known for each letter of a batch: to whom, in which language, as whom, and about what?

One statement for the whole batch; nothing of it is kept beyond the letter.
"""

from collections.abc import Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

import msgspec

from regulars.channels import words
from regulars.channels.channel import Sender
from regulars.channels.words import CustomerWords, LinkWords, OrderWords, ProductWords, ShopWords, Words
from regulars.channels.zones import plausible
from regulars.money import Money
from regulars.sql import recordset, statement

FACTS = statement(__file__, "facts", prepared=True)


class Subject(msgspec.Struct, frozen=True, kw_only=True):
    """Whom a letter goes to, and what it is about."""

    customer_id: int
    shop_id: int | None = None
    product_id: int | None = None
    order_id: int | None = None


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """All that is needed to write a letter, but for its links.

    person_id: the canonical customer. address: '' where there is none. sender: None where none is set.
    languages: the person's, the shop's and the business's; '' where unknown. zones: see zones.py.
    """

    person_id: int
    address: str
    sender: Sender | None
    languages: tuple[str, ...]
    zones: tuple[ZoneInfo, ...]
    shop: ShopWords
    customer: CustomerWords
    product: ProductWords | None
    order: OrderWords | None
    products: tuple[ProductWords, ...]

    def words(
        self, *, about: str, unsubscribe: str, at: datetime, preferences: str = "", confirm: str = ""
    ) -> Words:
        """What a letter about a `product` or an `order` can say; an order's product is its foremost one."""
        return Words(
            customer=self.customer,
            shop=self.shop,
            links=LinkWords(unsubscribe=unsubscribe, preferences=preferences, confirm=confirm),
            today=at.astimezone(self.zones[0]).date(),
            product=self.product if about == "product" else next(iter(self.products), None),
            order=self.order,
            products=self.products,
        )


class _Person(msgspec.Struct):
    given_name: str
    languages: list[str | None]
    zone: str
    country: str
    nearest: list[str | None]


class _Shop(msgspec.Struct):
    id: int | None
    name: str | None
    url: str | None


class _Product(msgspec.Struct):
    name: str
    url: str
    image_url: str
    price_minor: int | None = None
    currency: str = ""
    bought_on: date | None = None


class _Order(msgspec.Struct):
    number: str
    placed_on: date
    total_minor: int
    currency: str
    products: list[_Product] | None


class _Facts(msgspec.Struct):
    person: _Person
    shop: _Shop
    sender: Sender | None
    product: _Product | None
    order: _Order | None


FACTS_OF = msgspec.json.Decoder(_Facts)


def drafts(subjects: Sequence[Subject], *, identity: str) -> list[Draft | None]:
    """A draft for each subject, in order; None for a customer who is gone.

    identity: the kind of `customer_identity` that holds the channel's addresses.
    """
    asked = [{"n": n, **msgspec.structs.asdict(subject)} for n, subject in enumerate(subjects)]
    rows = {row[0]: row[1:] for row in FACTS.rows(asked=recordset(asked), identity=identity)}
    return [_draft(*rows[n]) if n in rows else None for n in range(len(subjects))]


def _draft(person_id: int, address: str, known: str) -> Draft:
    facts = FACTS_OF.decode(known)
    who, where, signs, bought = facts.person, facts.shop, facts.sender, facts.order
    return Draft(
        person_id=person_id,
        address=address,
        sender=signs,
        languages=tuple(language for language in who.languages if language),
        zones=plausible(who.zone, country=who.country, nearest=[name for name in who.nearest if name]),
        customer=CustomerWords(given_name=sayable(who.given_name)),
        shop=ShopWords(
            name=where.name or (signs.from_name if signs else ""),
            url=where.url or "",
            signed_by=signs.signed_by if signs else "",
            postal_address=signs.postal_address if signs else "",
        ),
        product=_product(facts.product),
        order=_order(bought),
        products=tuple(filter(None, map(_product, bought.products or []))) if bought else (),
    )


def _product(known: _Product | None) -> ProductWords | None:
    if known is None:
        return None
    return ProductWords(
        name=calm(known.name),
        url=known.url if words.is_web_address(known.url) else "",
        image_url=known.image_url if words.is_web_address(known.image_url) else "",
        price=Money(known.price_minor, known.currency) if known.price_minor else None,
        bought_on=known.bought_on,
    )


def _order(known: _Order | None) -> OrderWords | None:
    if known is None:
        return None
    return OrderWords(
        number=known.number, placed_on=known.placed_on, total=Money(known.total_minor, known.currency)
    )


def sayable(given_name: str) -> str:
    """A name one can greet somebody by, or '': forms are filled with much that is none."""
    name = " ".join(given_name.split())
    if len(name) < 2 or len(name) > 40 or not all(c.isalpha() or c in " '’-." for c in name):
        return ""
    return name.title() if name.isupper() or name.islower() else name


def calm(name: str) -> str:
    """A product's name without the shouting of catalogues in capitals."""
    return name.capitalize() if name.isupper() and len(name) > 4 else name
