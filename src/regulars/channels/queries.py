"""Which messages are there, where does each stand, and what happened to it?"""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery

from regulars.channels.channel import channels
from regulars.channels.hindrance import Hindrance, hindrance
from regulars.channels.models import ChannelSetting, ChannelTrouble, Send, SendContent, SenderIdentity
from regulars.customers.models import Canonical, Identity, Person
from regulars.events.models import Event
from regulars.web.tables import Query


def messages() -> QuerySet[Send]:
    """All messages, each with `name` and `address` of its person."""
    name = Person.objects.filter(customer=OuterRef("customer_id")).values("name")[:1]
    address = Identity.objects.filter(customer=OuterRef("customer_id"), kind="email").values("value")[:1]
    return Send.objects.annotate(name=Subquery(name), address=Subquery(address))


def narrowed(rows: QuerySet[Any], query: Query) -> QuerySet[Any]:
    """By what was chosen, and by a name or an address."""
    if found := query.search:
        named = Person.objects.filter(name__icontains=found).values("customer")
        addressed = Identity.objects.filter(value__startswith=found.casefold()).values("customer")
        rows = rows.filter(Q(customer_id__in=named) | Q(customer_id__in=addressed))
    return rows.filter(**query.chosen)


def message(send_id: int) -> Send | None:
    return messages().filter(pk=send_id).first()


def content_of(send_id: int) -> SendContent | None:
    """What was written, as last sent; None when nothing left, or its time is over."""
    return SendContent.objects.filter(send_id=send_id).order_by("-made_at").first()


def subjects(send_ids: Sequence[int]) -> dict[int, str]:
    """The subject of each message that was written, as last sent."""
    rows = SendContent.objects.filter(send_id__in=send_ids).order_by("made_at")
    return dict(rows.values_list("send_id", "subject"))


def of_customer(customer_id: int) -> QuerySet[Send]:
    """A person's messages, those to whom they were merged from included, newest first."""
    return Send.objects.filter(customer_id__in=_members(customer_id)).order_by("-planned_at", "-id")


def history(send: Send) -> Sequence[Event]:
    """What happened to a message, newest first."""
    happened = Event.objects.filter(customer_id=send.customer_id, name__startswith="message.")
    return list(happened.filter(payload__send_id=send.pk).order_by("-recorded_at", "-id"))


def counts() -> Counter[str]:
    """How many messages stand where."""
    rows = Send.objects.values_list("state").annotate(Count("id")).order_by()
    return Counter(dict(rows))


def hindrances(*, at: datetime) -> dict[str, Hindrance]:
    """What keeps messages from leaving now, by channel."""
    found = {name: hindrance(channel, at=at) for name, channel in channels().items()}
    return {name: why for name, why in found.items() if why}


def waits_because(send: Send, hindered: dict[str, Hindrance]) -> str:
    """Why a message stands where it does: its own reason, else what keeps its whole channel."""
    if send.state == "planned" and send.channel in hindered:
        return hindered[send.channel].reason
    return send.reason


def server() -> ChannelSetting | None:
    return ChannelSetting.objects.filter(channel="email").first()


def sender(shop_id: int = 0) -> SenderIdentity | None:
    return SenderIdentity.objects.filter(shop_id=shop_id).first()


def trouble() -> ChannelTrouble | None:
    return ChannelTrouble.objects.filter(channel="email").first()


def waiting(*, at: datetime) -> int:
    """How many messages would leave now if nothing stood in the way."""
    return Send.objects.filter(state="planned", not_before__lte=at).count()


def undecided() -> int:
    """How many messages wait for a person to say what became of them."""
    return Send.objects.filter(state="unknown").count()


def _members(customer_id: int) -> list[int]:
    """All ids that count as the same person as this one."""
    found = Canonical.objects.filter(customer_id=customer_id).first()
    canonical = found.canonical_id if found else customer_id
    merged = Canonical.objects.filter(canonical_id=canonical).values_list("customer_id", flat=True)
    return [canonical, *merged]
