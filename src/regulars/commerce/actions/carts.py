"""How are baskets kept?"""

from collections.abc import Mapping

import msgspec

from regulars.commerce.events import CartCompleted, CartUpdated
from regulars.commerce.facts import CartFact
from regulars.commerce.frame import Frame
from regulars.events.log import NewEvent, record_many
from regulars.sql import recordset, statement

KEEP = statement(__file__, "carts_keep")


def keep(
    facts: Mapping[str, CartFact], *, customers: Mapping[str, int | None], frame: Frame
) -> dict[str, str]:
    """Write baskets where they are newer; what became of each: `new`, `changed` or `known`."""
    rows = [
        {**msgspec.structs.asdict(fact), "customer_id": customers.get(ext)} for ext, fact in facts.items()
    ]
    outcome = dict.fromkeys(facts, "known")
    news = []
    for ext, cart_id, customer_id, is_new, is_completed in KEEP.rows(
        carts=recordset(rows), shop_id=frame.shop_id
    ):
        outcome[ext] = "new" if is_new else "changed"
        payload = CartCompleted(cart_id) if is_completed else CartUpdated(cart_id)
        news.append(
            NewEvent(
                payload=payload,
                key=f"cart:{cart_id}:{facts[ext].version.isoformat()}",
                occurred_at=facts[ext].version,
                actor=frame.actor,
                customer_id=customer_id,
                shop_id=frame.shop_id,
            )
        )
    record_many(news, at=frame.at)
    return outcome
