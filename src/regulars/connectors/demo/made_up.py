"""A shop that never was: what does the synthetic demo show that the real one can't?"""

from collections.abc import Iterable, Iterator
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from regulars import clock
from regulars.commerce.facts import Fact
from regulars.commerce.intake import Source, apply
from regulars.connectors.demo.demo import KIND, Demo, Told
from regulars.connectors.demo.sandbox import ACTOR, opened
from regulars.connectors.demo.synthetic.facts import CURRENCY, facts

SHOP = {
    "name": "A made-up cosmetics shop (synthetic demo)",
    "kind": f"{KIND}synthetic",
    "currency": CURRENCY,
    "time_zone": "Europe/Riga",
    "language": "lv",
    "country": "LV",
    "history_complete": True,
}
CUSTOMERS, DAYS, SEED = 4_000, 730, 20_100
FACTS_AT_ONCE = 2_500


def load(told: Told, begun_at: datetime) -> None:
    """Bring two made-up years in, up to the moment at which the demo was begun."""
    shop = opened(SHOP, starts_at=begun_at, synthetic=True)
    source = Source(shop_id=shop.id, key=f"demo:{shop.id}", actor=ACTOR)
    past = list(facts(customers=CUSTOMERS, days=DAYS, seed=SEED, until=begun_at))
    total, done = sum(map(len, past)), 0
    for batch in batches(past):
        apply(batch, source=source, at=clock.now())
        done += len(batch)
        told(done, total)


def batches(past: Iterable[list[Fact]]) -> Iterator[list[Fact]]:
    """The past in the order of time, the facts of an order never apart."""
    waiting: list[Fact] = []
    for order in past:
        if waiting and len(waiting) + len(order) > FACTS_AT_ONCE:
            yield waiting
            waiting = []
        waiting += order
    if waiting:
        yield waiting


DEMO = Demo(
    name="synthetic",
    label=_("A made-up shop"),
    says=_(
        "Two years of a cosmetics shop that never was: generated people and orders, with costs, categories, "
        "deliveries, returns and consent, which the real data doesn't have. Labelled synthetic on every page."
    ),
    unit=_("facts"),
    synthetic=True,
    load=load,
)
