"""Which print runs are there, what is in them, and for which orders are there cards?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from babel.core import get_global

from regulars.business.models import Business, Shop
from regulars.channels.models import Send, SendContent
from regulars.channels.paper.models import ParcelCard, PrintRun
from regulars.customers import postal
from regulars.customers.postal import PostalAddress
from regulars.sql import statement

NAMED = "print:{}"
ZONES: dict[str, str] = dict(get_global("zone_territories"))
"""The country of each time zone (CLDR)."""
ORDERS = statement(__file__, "orders_with_cards")


@dataclass(frozen=True, slots=True)
class Piece:
    """One letter of a run, as it was written when the run was made."""

    send_id: int
    customer_id: int
    address: PostalAddress
    language: str
    subject: str
    text: str


@dataclass(frozen=True, slots=True)
class OrderWithCard:
    """An order that may get a card. customer_id: as whom its buyer counts. code: '' before it has one."""

    id: int
    number: str
    placed_on: date
    shop_id: int
    customer_id: int
    name: str
    given_name: str
    language: str
    code: str
    send_id: int | None


def runs(*, limit: int = 50) -> list[PrintRun]:
    """The print runs, the latest first."""
    return list(PrintRun.objects.order_by("-id")[:limit])


def run(run_id: int) -> PrintRun | None:
    return PrintRun.objects.filter(pk=run_id).first()


def sends_of(run_id: int) -> list[int]:
    return list(
        Send.objects.filter(provider_id=NAMED.format(run_id), channel="post").values_list("id", flat=True)
    )


def pieces(run_id: int) -> list[Piece]:
    """The letters of a run as the post sorts them; not those of people who were erased since."""
    rows = SendContent.objects.filter(send_id__in=sends_of(run_id)).order_by("made_at")
    latest = {row.send_id: row for row in rows}
    found = [
        Piece(row.send_id, row.customer_id, postal.read(row.address), row.language, row.subject, row.text)
        for row in latest.values()
    ]
    return sorted(found, key=lambda one: (one.address.country, one.address.postcode, one.send_id))


def orders(
    *, day: date | None = None, ids: Sequence[int] = (), number: str = "", limit: int = 500
) -> list[OrderWithCard]:
    """Orders of a day of the shop's, or these, or of a number, which stand and name a person."""
    rows = ORDERS.rows(day=day, ids=list(ids), number=number, limit=limit)
    return [OrderWithCard(*row) for row in rows]


def card_of(code: str) -> ParcelCard | None:
    """The card with this code."""
    return ParcelCard.objects.filter(code=code).first()


def money() -> dict[str, str]:
    """The business's currency, language and time zone."""
    business = Business.objects.get(pk=1)
    return {"currency": business.currency, "language": business.language, "time_zone": business.time_zone}


def posted_from() -> dict[str, str]:
    """In which country letters are posted, by the shops or the time zone, and how others are called."""
    business = money()
    told = Shop.objects.filter(erased_at=None).exclude(country="").order_by("pk")
    country = told.values_list("country", flat=True).first() or ZONES.get(business["time_zone"], "")
    return {"sent_from": country.upper(), "language": business["language"]}
