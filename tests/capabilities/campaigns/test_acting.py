"""When people acted, as the log tells."""

from datetime import timedelta
from zoneinfo import ZoneInfo

from regulars.capabilities.campaigns import acting
from regulars.channels.deliverability.events import MessageClicked
from regulars.engine.running import house
from regulars.events.log import NewEvent, record_many

RIGA, NEW_YORK = ZoneInfo("Europe/Riga"), ZoneInfo("America/New_York")


def clicks(writing, who: int, *, hour: int, count: int, by: str = "person") -> None:
    """So many mornings of the last weeks, at this hour of Riga's clock (UTC+3 in May)."""
    first = writing.shop.at.replace(hour=hour - 3, minute=10) - timedelta(days=count)
    record_many(
        [
            NewEvent(
                payload=MessageClicked(n, "", "second_order", "email", by, "https://shop.test/"),
                key=f"click:{who}:{hour}:{by}:{n}",
                occurred_at=first + timedelta(days=n),
                actor="customer",
                customer_id=who,
            )
            for n in range(count)
        ],
        at=writing.shop.at,
    )


def test_each_ones_hour_is_by_their_own_clock_and_scanners_have_none(writing):
    """Ann clicks at 8 in Riga; Bo at 18 in Riga, which is 11 in New York; at 21 it is only scanners."""
    ann, bo, cy = (writing.shop.knows(name) for name in ("Ann", "Bo", "Cy"))
    clicks(writing, ann, hour=8, count=20)
    clicks(writing, bo, hour=18, count=40)
    clicks(writing, cy, hour=21, count=90, by="scanner")
    here = house(at=writing.shop.at)
    assert acting.best([ann, bo, cy], zones=[RIGA, NEW_YORK, RIGA], here=here) == [8, 11, 18]
    assert acting.of_all(here)[[8, 18, 21]].tolist() == [20, 40, 0]


def test_what_came_without_an_hour_says_nothing(writing):
    ann = writing.shop.knows("Ann")
    midnight = writing.shop.at.replace(hour=21) - timedelta(days=9)  # 0:00 in Riga
    writing.shop.sells_soap(ann, on=midnight)
    assert acting.of_all(house(at=writing.shop.at)).sum() == 0
    assert acting.best([ann], zones=[RIGA], here=house(at=writing.shop.at)) == [10]
