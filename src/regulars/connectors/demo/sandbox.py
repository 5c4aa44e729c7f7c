"""How does an empty store become a demo's sandbox?"""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from regulars import clock
from regulars.commerce.actions.shops import add_shop, set_company
from regulars.connectors.demo import queries

if TYPE_CHECKING:
    from regulars.business.models import Shop

ACTOR = "demo"


def opened(shop: dict[str, Any], *, starts_at: datetime, synthetic: bool) -> "Shop":
    """The demo's shop in a business whose clock stands at `starts_at` and goes on from there.

    shop: fields of Shop, with name, kind, currency and time_zone. A shop of that kind is opened only once.
    """
    if there := queries.shop_of(shop["kind"]):
        return there
    terms = {name: shop[name] for name in ("name", "currency", "time_zone")}
    marks = {"sandbox": True, "synthetic": synthetic, "clock_offset": starts_at - clock.wall()}
    set_company({**terms, **marks}, actor=ACTOR, at=starts_at)
    clock.forget()
    return add_shop(**shop, actor=ACTOR, at=starts_at)
