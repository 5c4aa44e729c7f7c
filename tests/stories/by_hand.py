"""Letters that wait for the post, a print run, and calls: what their pages show on screens."""

from decimal import Decimal

from django.contrib.auth.models import User

from regulars import clock
from regulars.channels.actions import set_sender
from regulars.channels.calling import actions as calling
from regulars.channels.calling.settings import CallSettings
from regulars.channels.channel import Sender
from regulars.channels.models import Send
from regulars.channels.outbox import Planned, plan_many
from regulars.channels.paper.actions.cards import make_cards
from regulars.channels.paper.actions.runs import make_run
from regulars.channels.paper.queries import runs
from regulars.channels.paper.settings import PostSettings
from regulars.commerce.models import Order
from regulars.customers import postal
from regulars.customers.actions import consent
from regulars.customers.models import Identity
from regulars.customers.postal import PostalAddress
from regulars.web import stored
from tests.console.cast import Shop, ago

HOME = PostalAddress(
    name="Anna Bērziņa-Kalnciema", company="Svečturu darbnīca", street="Brīvības gatve 432 k-1 – 117",
    postcode="LV-1024", city="Rīga", country="LV",
)  # fmt: skip


def printed(past: Shop) -> int:
    """Ann's letter is in a print run, another waits for the next one, and Bo has no address."""
    if known := runs():
        return known[0].pk
    at = clock.now()
    ann, bo = past.id_of("ann"), past.id_of("bo")
    stored.save(PostSettings(on=True, price=Decimal("0.95")), at=at)
    set_sender(Sender(from_name="Candles", from_address="laura@candles.example"), who=None, at=ago(3))
    Identity.objects.create(customer_id=ann, kind="postal", value=postal.kept(HOME), first_seen_at=ago(9))
    allows(ann, "post")
    planned("post", ann, visit=1)
    run = make_run(who=None, at=clock.now())
    planned("post", ann, visit=2)
    planned("post", bo, visit=1)
    make_cards([Order.objects.latest("placed_at").pk], who=None, at=at)
    assert run is not None
    return run.pk


def called(past: Shop) -> int:
    """Somebody has Ann's call, and Bo waits for one."""
    at = clock.now()
    ann, bo = past.id_of("ann"), past.id_of("bo")
    mine = planned("phone", ann, visit=1)
    if Identity.objects.filter(kind="phone", customer_id=ann, value="+37126000001").exists():
        return mine
    stored.save(CallSettings(on=True, since=0, until=24), at=at)
    set_sender(Sender(from_name="Candles", from_address="laura@candles.example"), who=None, at=ago(3))
    for customer, number in ((ann, "+37126000001"), (bo, "+37126000002")):
        Identity.objects.create(customer_id=customer, kind="phone", value=number, first_seen_at=ago(9))
        allows(customer, "phone")
    planned("phone", bo, visit=1)
    calling.take(mine, by=User.objects.filter(groups__name="owner").earliest("pk"), at=at)
    return mine


def allows(customer: int, channel: str) -> None:
    said = consent.Statement(
        customer_id=customer, channel=channel, purpose="offers", granted=True, occurred_at=ago(9), how="form"
    )
    consent.state([said], actor="house", at=ago(9))


def planned(channel: str, customer: int, *, visit: int) -> int:
    """A letter about nothing but them; its id."""
    letter = Planned(
        key=f"hand:{channel}:{customer}:{visit}",
        customer_id=customer,
        channel=channel,
        template="second_order",
    )
    plan_many([letter], at=clock.now())
    return Send.objects.filter(channel=channel, customer_id=customer).latest("id").pk
