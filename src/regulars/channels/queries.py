"""Which messages are there, where does each stand, and what happened to it?"""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery

from regulars.business.models import Business, Shop
from regulars.channels.models import (
    ChannelSetting,
    ChannelTrouble,
    DomainTrouble,
    Send,
    SendContent,
    SenderIdentity,
    SendHold,
    SigningKey,
    Wording,
)
from regulars.channels.wording import unpacked
from regulars.customers.identify import email_key
from regulars.customers.models import Canonical, Identity, Person
from regulars.events.models import Event
from regulars.sql import statement
from regulars.web.tables import Query

WAITING_ON = statement(__file__, "waiting_on")
IN_HAND = ("claimed", "handed_over")
"""States in which a worker is busy with a message."""


def messages() -> QuerySet[Send]:
    """All messages, each with `name` and `address` of its person."""
    name = Person.objects.filter(customer=OuterRef("customer_id")).values("name")[:1]
    address = Identity.objects.filter(customer=OuterRef("customer_id"), kind="email").values("value")[:1]
    return Send.objects.annotate(name=Subquery(name), address=Subquery(address))


def narrowed(rows: QuerySet[Any], query: Query) -> QuerySet[Any]:
    """By what was chosen, and by a name or an address."""
    if found := query.search:
        named = Person.objects.filter(name__icontains=found).values("customer")
        addressed = Identity.objects.filter(value__startswith=email_key(found) or found.casefold()).values(
            "customer"
        )
        rows = rows.filter(Q(customer_id__in=named) | Q(customer_id__in=addressed))
    return rows.filter(**query.chosen)


def message(send_id: int) -> Send | None:
    return messages().filter(pk=send_id).first()


def content_of(send_id: int) -> SendContent | None:
    """What was written, as last sent; None when nothing left, or its time is over."""
    return SendContent.objects.filter(send_id=send_id).order_by("-made_at").first()


def html_of(content: SendContent) -> str:
    """A mail's HTML as it was sent."""
    if content.packed is None or content.wording is None:
        return content.html
    return unpacked(bytes(content.packed), source=Wording.objects.get(digest=content.wording).html)


def subjects(send_ids: Sequence[int]) -> dict[int, str]:
    """The subject of each message that was written, as last sent."""
    rows = SendContent.objects.filter(send_id__in=send_ids).order_by("made_at")
    return dict(rows.values_list("send_id", "subject"))


def of_customer(customer_id: int) -> QuerySet[Send]:
    """A person's messages, those to whom they were merged from included, newest first."""
    return Send.objects.filter(customer_id__in=_members(customer_id)).order_by("-planned_at", "-id")


def all_sends() -> QuerySet[Send]:
    """Every message there is."""
    return Send.objects.all()


def history(send: Send) -> Sequence[Event]:
    """What happened to a message, newest first."""
    happened = Event.objects.filter(customer_id=send.customer_id, name__startswith="message.")
    return list(happened.filter(payload__send_id=send.pk).order_by("-recorded_at", "-id"))


def counts() -> Counter[str]:
    """How many messages stand where."""
    rows = Send.objects.values_list("state").annotate(Count("id")).order_by()
    return Counter(dict(rows))


def newest(*, state: str | None, limit: int) -> list[Send]:
    """The messages planned last, of one state or of all."""
    return list(Send.objects.filter(**({"state": state} if state else {})).order_by("-id")[:limit])


def setting(channel: str) -> ChannelSetting | None:
    """How the other side of a channel is reached; None where nobody said so."""
    return ChannelSetting.objects.filter(channel=channel).first()


def sender(shop_id: int = 0) -> SenderIdentity | None:
    """As whom a shop writes; 0: every shop that has no sender of its own."""
    return SenderIdentity.objects.filter(shop_id=shop_id).first()


def has_sender() -> bool:
    return SenderIdentity.objects.exists()


def senders() -> list[tuple[Shop, SenderIdentity | None]]:
    """Every shop with the sender of its own, where it has one."""
    own = {row.shop_id: row for row in SenderIdentity.objects.all()}
    return [(shop, own.get(shop.pk)) for shop in Shop.objects.filter(erased_at=None).order_by("name")]


def shop(shop_id: int) -> Shop | None:
    return Shop.objects.filter(pk=shop_id).first()


def business() -> Business:
    return Business.objects.get(pk=1)


def trouble(channel: str, *, at: datetime) -> ChannelTrouble | None:
    """Why a channel is left alone at a moment; None when it may be tried."""
    return ChannelTrouble.objects.filter(channel=channel, retry_at__gt=at).first()


def trouble_of(channel: str) -> ChannelTrouble | None:
    """What went wrong on a channel last, as long as nothing has gone right since."""
    return ChannelTrouble.objects.filter(channel=channel).first()


def troubled_domains(channel: str) -> dict[str, datetime]:
    """Recipients' domains that put messages off, and until when each is left alone."""
    return dict(DomainTrouble.objects.filter(channel=channel).values_list("domain", "retry_at"))


def signing_keys() -> list[SigningKey]:
    """The keys that mails are signed by: those whose public half can be found."""
    return list(SigningKey.objects.exclude(published_at=None))


def holders() -> list[int]:
    """The workers that have messages in hand, alive or not."""
    held = Send.objects.filter(state__in=IN_HAND, claimed_by__isnull=False)
    return [holder for holder in held.values_list("claimed_by", flat=True).distinct() if holder]


def is_due(*, at: datetime, channel: str) -> bool:
    """Whether any message should leave now by a channel."""
    due = Send.objects.filter(state="planned", channel=channel, not_before__lte=at)
    held = list(SendHold.objects.values_list("campaign_id", flat=True))
    return (due.exclude(campaign_id__in=held) if held else due).exists()


def waiting(*, at: datetime, channel: str = "", but: Sequence[str] = ()) -> int:
    """How many messages would leave now, by one channel or by all but some, if nothing stood in the way."""
    due = Send.objects.filter(state="planned", not_before__lte=at).exclude(channel__in=but)
    return due.filter(**({"channel": channel} if channel else {})).count()


def waiting_on(channels: Iterable[str], *, by: datetime | None = None) -> list[str]:
    """Those of the channels on which any message waits that may leave by a moment; None: at any time."""
    return [channel for (channel,) in WAITING_ON.rows(channels=[*channels], by=by)]


def in_hand(*, but: Sequence[str] = ()) -> int:
    """How many messages a worker is just handing over: of a server that is slow to answer, for minutes."""
    return Send.objects.filter(state__in=IN_HAND).exclude(channel__in=but).count()


def undecided() -> int:
    """How many messages wait for a person to say what became of them."""
    return Send.objects.filter(state="unknown").count()


def _members(customer_id: int) -> list[int]:
    """All ids that count as the same person as this one."""
    found = Canonical.objects.filter(customer_id=customer_id).first()
    canonical = found.canonical_id if found else customer_id
    merged = Canonical.objects.filter(canonical_id=canonical).values_list("customer_id", flat=True)
    return [canonical, *merged]
