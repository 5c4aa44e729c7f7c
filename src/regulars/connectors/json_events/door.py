"""Who calls, and in which shop did it happen? One statement tells both."""

from dataclasses import dataclass
from datetime import datetime
from hmac import compare_digest

from django.http import HttpRequest

from regulars.commerce.actions.shops import add_shop
from regulars.sql import Statement, statement
from regulars.web.about import about
from regulars.web.keys import USE_NOTED_EVERY, KeyUnknown, Scope, ScopeTooSmall, digest, sent_with

DOOR = statement(__file__, "door", prepared=True)
NOTE = Statement("UPDATE api_key SET last_used_at = %(at)s WHERE prefix = %(prefix)s")
BIND = Statement("UPDATE api_key SET shop_id = %(shop_id)s WHERE prefix = %(prefix)s AND shop_id IS NULL")
SHOP = Statement("SELECT FROM shop LIMIT 1")
LONGEST_NUMBER = 19
MAY_WRITE = {Scope.WRITE.value, Scope.ADMIN.value}


class NoSuchShop(ValueError):
    """The shop that `?shop=` names doesn't exist, or this key isn't for it."""


class ShopNotNamed(ValueError):
    """There are several shops and this key is for all of them: name one by `?shop=` and its number."""


@dataclass(frozen=True, slots=True)
class Caller:
    """A program that may write, and the shop it writes of. prefix: what its key begins with."""

    key_name: str
    prefix: str
    shop_id: int
    country: str


def caller(request: HttpRequest, *, at: datetime) -> Caller:
    """Who calls. at: of the machine's clock. Raises KeyRefused, NoSuchShop, ShopNotNamed.

    A store that has no shop yet gets its first one by its first call, on the business's own terms. A shop's
    key that was made for none in particular is from its first call on the key of the only one there is, so
    that a second shop stops nobody's calls.
    """
    secret, asked = sent_with(request), request.GET.get("shop", "")
    if asked and not (asked.isascii() and asked.isdecimal() and len(asked) < LONGEST_NUMBER):
        raise NoSuchShop(NoSuchShop.__doc__)
    prefix = secret.split("_", 2)[1] if secret.count("_") >= 2 else ""
    rows = DOOR.rows(prefix=prefix, shop=int(asked) if asked else None, at=at)
    if not rows or not compare_digest(bytes(rows[0][1]), digest(secret)):
        raise KeyUnknown(KeyUnknown.__doc__)
    name, _, scope, used_at, its_shop, shop_id, country = rows[0]
    if scope not in MAY_WRITE:
        raise ScopeTooSmall(f"This needs a key of scope write; this one's is {scope}.")
    if used_at is None or at - used_at > USE_NOTED_EVERY:
        NOTE.run(prefix=prefix, at=at)
    if len(rows) > 1:
        raise ShopNotNamed(ShopNotNamed.__doc__)
    if shop_id is None:
        shop_id, country = first_shop(at=at)
    if its_shop is None and not asked and scope == Scope.WRITE:
        BIND.run(prefix=prefix, shop_id=shop_id)
    return Caller(name, prefix, shop_id, country)


def first_shop(*, at: datetime) -> tuple[int, str]:
    """The shop of a store that had none. Raises NoSuchShop where there are some."""
    if SHOP.rows():
        raise NoSuchShop(NoSuchShop.__doc__)
    business = about()
    shop = add_shop(
        name=business.name or "Shop",
        currency=business.currency,
        time_zone=str(business.zone),
        kind="api",
        actor="house",
        at=at,
    )
    return shop.id, shop.country
