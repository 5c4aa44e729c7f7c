"""How does any carrier, or a program between it and us, tell where parcels are?

In one JSON shape, either sent to the connection's address, signed, or fetched from an address of its own:

    {"news": [{"tracking_number": "T1", "status": "out_for_delivery",
               "occurred_at": "2026-03-02T08:10:00+02:00", "promised_at": "2026-03-02T18:00:00+02:00",
               "carrier": "Pasts", "says": "With the courier"}]}

`carrier`, `says` and `promised_at` may be left out. `status` is announced, in_transit, out_for_delivery,
to_collect, delivered, failed or returned. The signature is Base64 of the body's HMAC-SHA256 under the
connection's secret, in the header X-Signature. What is fetched may have `next`, the address of the next page.
"""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Annotated
from urllib.parse import urlencode, urljoin, urlsplit

import msgspec
from msgspec import Meta

from regulars.commerce.facts import TrackingFact
from regulars.connectors.carriers.carrier import by_body, step
from regulars.connectors.connector import Delivery, Translation, Unreadable
from regulars.connectors.decoded import decoded
from regulars.connectors.exchange import (
    Access,
    Api,
    Credential,
    Dialogue,
    Finding,
    Hooks,
    KeysRefused,
    NoApi,
    Page,
    Question,
    Request,
    Standing,
)
from regulars.connectors.signed import is_signed

_ = str  # marks what translators see; the page translates it, since this folder is free of Django
Word = Annotated[str, Meta(min_length=1, max_length=200)]
BROKEN = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)


class News(msgspec.Struct, frozen=True):
    tracking_number: Word
    status: str
    occurred_at: Annotated[datetime, Meta(tz=True)]
    carrier: Annotated[str, Meta(max_length=200)] = ""
    says: Annotated[str, Meta(max_length=500)] = ""
    promised_at: Annotated[datetime, Meta(tz=True)] | None = None


class Sheet(msgspec.Struct, frozen=True):
    """A piece of what there is to tell."""

    news: tuple[News, ...]
    next: str = ""


def facts(sheet: Sheet) -> tuple[TrackingFact, ...]:
    """What it says. Raises Unreadable."""
    return tuple(
        TrackingFact(
            tracking_number=each.tracking_number.strip(),
            carrier=each.carrier,
            status=step(each.status),
            occurred_at=each.occurred_at,
            says=each.says,
            promised_at=each.promised_at,
        )
        for each in sheet.news
    )


def read(body: bytes) -> Sheet:
    """Raises Unreadable."""
    try:
        return decoded(body, Sheet)
    except BROKEN as problem:
        raise Unreadable(str(problem)) from problem


class HttpApi(Api):
    """An address that answers with news since a moment: `?since=2026-03-02T08:00:00Z`."""

    credentials = (
        Credential("feed", "Address of the news"),
        Credential("token", "Bearer token", optional=True),
    )
    steps = (_("Where the carrier’s news can be fetched, enter its address, and a token if it wants one."),)
    streams = ("parcels",)
    followed: Mapping[str, timedelta] = {"parcels": timedelta(minutes=5)}

    def signed(self, request: Request, *, access: Access, at: datetime, nonce: str) -> Request:
        """The question with the token; only what goes to the feed's own host gets it."""
        token = access.credentials.get("token", "")
        if not token or _origin(request.url) != _origin(access.credentials["feed"]):
            return request
        return Request(url=request.url, headers={**request.headers, "Authorization": f"Bearer {token}"})

    def page(self, question: Question, *, access: Access) -> Dialogue[Page]:
        """A page of news. position: its address."""
        feed = access.credentials["feed"].strip()
        sheet = yield from _asked(question.position or _since(feed, question.since))
        told = facts(sheet)
        latest = max((fact.occurred_at for fact in told), default=None)
        following = urljoin(feed, sheet.next) if sheet.next else ""
        if following and _origin(following) != _origin(feed):
            raise Unreadable("its next page is on another server")
        return Page(facts=told, things=len(told), next=following, latest=latest)

    def check(self, hooks: Hooks, *, access: Access) -> Dialogue[tuple[Finding, ...]]:
        """Whether the address answers with news."""
        yield from _asked(access.credentials["feed"].strip())
        return (Finding(Standing.GOOD, _("The address answers with news.")),)


def _asked(url: str) -> Dialogue[Sheet]:
    answer = yield Request(url=url)
    if answer.status in {401, 403}:
        raise KeysRefused(f"it answered {answer.status}")
    if answer.status == 404:
        raise NoApi(urlsplit(url).netloc)
    if answer.status != 200:
        raise Unreadable(f"it answered {answer.status}")
    return read(answer.body)


def _since(feed: str, since: datetime | None) -> str:
    if since is None:
        return feed
    moment = since.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return f"{feed}{'&' if urlsplit(feed).query else '?'}{urlencode({'since': moment})}"


def _origin(url: str) -> tuple[str, str]:
    parts = urlsplit(url)
    return parts.scheme, parts.netloc


class ByHttp:
    """Any carrier, in the shape above."""

    kind = "tracking"
    label = _("Parcels, by any carrier")
    gives_secret = False
    api = HttpApi()
    topics: Mapping[str, str] = {"tracking": "News of parcels"}
    steps = (
        _("Give the carrier, or the program that asks it, the address above and the secret."),
        _(
            "It sends news of parcels as JSON, signed in the header X-Signature. The documentation shows "
            "the shape."
        ),
    )

    def is_signed(self, body: bytes, *, headers: Mapping[str, str], secret: str) -> bool:
        """Whether X-Signature fits the body."""
        return is_signed(body, given=headers.get("x-signature", ""), secret=secret)

    def is_greeting(self, body: bytes, *, headers: Mapping[str, str]) -> bool:
        """Nobody greets."""
        return False

    def envelope(self, body: bytes, *, headers: Mapping[str, str]) -> Delivery:
        """Known by its body."""
        return by_body(body, topic="tracking")

    def translate(self, delivery: Delivery, *, currency: str) -> Translation:
        """The news of a delivery. Raises Unreadable."""
        if delivery.topic != "tracking":
            return Translation(nothing="topic")
        told = facts(read(delivery.body))
        return Translation(told, nothing="" if told else "no_news")


CARRIER = ByHttp()
