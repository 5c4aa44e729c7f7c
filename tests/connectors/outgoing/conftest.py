"""A store, and another program that wants to know what happens in it."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest

from regulars import clock
from regulars.commerce.events import OrderPlaced
from regulars.connectors.outgoing import actions
from regulars.connectors.outgoing.models import Endpoint
from regulars.events.log import NewEvent, record_many
from tests.engine.store import Store
from tests.web.outward.receiver import Receiver, receiving


@pytest.fixture
def store(database) -> Store:
    found = Store.opened()
    found.at = clock.wall()
    return found


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with receiving() as found:
        yield found


def told(
    url: str, *events: str, name: str = "Warehouse", with_customers: bool = True, at: datetime | None = None
) -> tuple[Endpoint, str]:
    """An endpoint that is told of orders, and its secret."""
    return actions.add(
        url,
        name=name,
        events=events or ("order.placed",),
        with_customers=with_customers,
        actor="test",
        at=at or clock.wall(),
    )


def happen(count: int, *, first: int = 1, at: datetime | None = None, ago: timedelta = timedelta()) -> None:
    """So many orders are placed, in one transaction."""
    moment = at or clock.wall()
    record_many(
        [
            NewEvent(
                payload=OrderPlaced(n, 1000, [7]),
                key=f"test:order:{n}",
                occurred_at=moment - ago,
                actor="test",
                customer_id=1000 + n,
                shop_id=1,
            )
            for n in range(first, first + count)
        ],
        at=moment,
    )
