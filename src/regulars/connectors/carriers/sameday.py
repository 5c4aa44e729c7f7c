"""Where does Sameday, a courier in Romania, Bulgaria and Hungary, say that parcels are?

By the public documentation of its API, as its PHP SDK describes it
(https://github.com/sameday-courier/php-sdk, docs/reference): one signs in for a token, and asks for all
changes of status in a span of at most two hours. A parcel's number is its waybill's with three digits behind
it; what shops know, and buyers follow, is the waybill.
"""

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from urllib.parse import urlencode

import msgspec

from regulars.commerce.facts import TrackingFact
from regulars.connectors.carriers.carrier import by_body
from regulars.connectors.connector import Delivery, Translation, Unreadable
from regulars.connectors.decoded import decoded
from regulars.connectors.exchange import (
    Access,
    Answer,
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

_ = str  # marks what translators see; the page translates it, since this folder is free of Django
HOST = "https://api.sameday.ro"
SPAN = 7200
A_PAGE = 500
FIRST = timedelta(days=14)
"""How far the news goes back that is asked for at the beginning: what is longer on its way is no news."""

OF_A_PARCEL = 3
"""Digits behind a waybill's number that tell its parcels apart."""

BROKEN = (msgspec.DecodeError, UnicodeDecodeError, RecursionError, ValueError)
IDS = {1: "announced", 9: "delivered", 33: "out_for_delivery"}
"""Statuses by their number, as far as the documentation's examples name them."""

WORDS = (
    ("returned", re.compile(r"\bretur")),
    ("failed", re.compile(r"nelivrat|esuat|nereusit|refuz|negasit|absent|gresit")),
    ("out_for_delivery", re.compile(r"in (curs de )?livrare")),
    ("delivered", re.compile(r"\blivrat")),
    ("to_collect", re.compile(r"easybox|locker|disponibil|de ridicat")),
    ("announced", re.compile(r"awb emis|transport emis|inregistrat")),
)
"""Other statuses by what they are called: each has a name, a label and a state, in Romanian."""


class Token(msgspec.Struct, frozen=True):
    token: str


class Status(msgspec.Struct, frozen=True, rename="camel"):
    """A change of a parcel's status."""

    status_id: int
    parcel_awb_number: str
    status_date: str
    status: str = ""
    status_label: str = ""
    status_state: str = ""
    in_return: bool = False


class Changes(msgspec.Struct, frozen=True):
    data: tuple[msgspec.Raw, ...] = ()


class SamedayApi(Api):
    """What moved is asked for every few minutes, two hours at a time after a pause."""

    credentials = (
        Credential("username", _("User name of the API")),
        Credential("password", _("Password of the API")),
        Credential("host", _("Address of the API, if it isn’t https://api.sameday.ro"), optional=True),
    )
    steps = (_("Ask Sameday for a user of its API: it isn’t the one of its web site."),)
    streams = ("parcels",)
    followed: Mapping[str, timedelta] = {"parcels": timedelta(minutes=5)}

    def signed(self, request: Request, *, access: Access, at: datetime, nonce: str) -> Request:
        """The question as it is: each has its proof already, made in the dialogue."""
        return request

    def page(self, question: Question, *, access: Access) -> Dialogue[Page]:
        """The changes of a span. position: `1772438400:2`, the second at which it begins and the page."""
        token, now = yield from _entered(access)
        begin, number = _place(question, now=now)
        end = min(begin + SPAN, now)
        query = urlencode(
            {"startTimestamp": begin, "endTimestamp": end, "page": number, "countPerPage": A_PAGE}
        )
        answer = yield Request(
            url=f"{_host(access)}/api/client/status-sync?{query}", headers={"X-Auth-Token": token}
        )
        facts, problems, things = _read(_body(answer))
        following = f"{begin}:{number + 1}" if things == A_PAGE else f"{end}:1" if end < now else ""
        return Page(
            facts=facts,
            things=things,
            next=following,
            problems=problems,
            latest=max((fact.occurred_at for fact in facts), default=None),
        )

    def check(self, hooks: Hooks, *, access: Access) -> Dialogue[tuple[Finding, ...]]:
        """Whether Sameday lets the user in."""
        yield from _entered(access)
        return (Finding(Standing.GOOD, _("Sameday lets this user in.")),)


def _entered(access: Access) -> Dialogue[tuple[str, int]]:
    """A token, and what time it is there in UNIX seconds: spans may not end later."""
    answer = yield Request(
        url=f"{_host(access)}/api/authenticate",
        method="POST",
        headers={
            "X-Auth-Username": access.credentials["username"],
            "X-Auth-Password": access.credentials["password"],
            "Content-Type": "application/x-www-form-urlencoded",
        },
        body=b"remember_me=true",
    )
    body = _body(answer)
    try:
        now = parsedate_to_datetime(answer.headers.get("date", "")).timestamp()
        return decoded(body, Token).token, int(now)
    except BROKEN as problem:
        raise Unreadable(str(problem)) from problem


def _place(question: Question, *, now: int) -> tuple[int, int]:
    if question.position:
        begin, _sign, number = question.position.partition(":")
        return int(begin), int(number)
    since = int(question.since.timestamp()) if question.since else now - int(FIRST.total_seconds())
    return min(since, now), 1


def _host(access: Access) -> str:
    return (access.credentials.get("host") or HOST).strip().rstrip("/")


def _body(answer: Answer) -> bytes:
    if answer.status in {401, 403}:
        raise KeysRefused(f"it answered {answer.status}")
    if answer.status == 404:
        raise NoApi("sameday")
    if answer.status != 200:
        raise Unreadable(f"it answered {answer.status}")
    return answer.body


def _read(body: bytes) -> tuple[tuple[TrackingFact, ...], tuple[str, ...], int]:
    """The news, what of it can't be read, and how much there was."""
    try:
        things = decoded(body, Changes).data if body.strip() else ()
    except BROKEN as problem:
        raise Unreadable(str(problem)) from problem
    facts, problems = [], []
    for thing in things:
        try:
            facts.append(fact(decoded(bytes(thing), Status)))
        except BROKEN as problem:
            problems.append(str(problem))
    return tuple(facts), tuple(problems), len(things)


def fact(change: Status) -> TrackingFact:
    """A change of status, of the waybill. Raises ValueError where its moment is none."""
    return TrackingFact(
        tracking_number=change.parcel_awb_number[:-OF_A_PARCEL],
        carrier="Sameday",
        status=step_of(change),
        occurred_at=datetime.strptime(change.status_date, "%Y-%m-%dT%H:%M:%S%z").astimezone(UTC),
        says=change.status_label or change.status,
    )


def step_of(change: Status) -> str:
    """How far a parcel is; what has no word of its own is on its way."""
    if change.in_return:
        return "returned"
    if known := IDS.get(change.status_id):
        return known
    for said in (change.status, change.status_label, change.status_state):
        plain = said.casefold()
        if found := next((word for word, pattern in WORDS if pattern.search(plain)), ""):
            return found
    return "in_transit"


class Sameday:
    """It sends no notifications that are documented: it is asked."""

    kind = "sameday"
    label = "Sameday"
    gives_secret = False
    api = SamedayApi()
    topics: Mapping[str, str] = {}
    steps = (
        _("Enter the address of the shop whose parcels Sameday brings, so that both are one shop here."),
        _("Enter the API’s user below. From then on Sameday is asked every few minutes what moved."),
    )

    def is_signed(self, body: bytes, *, headers: Mapping[str, str], secret: str) -> bool:
        """Nothing is: whatever comes here isn't from Sameday."""
        return False

    def is_greeting(self, body: bytes, *, headers: Mapping[str, str]) -> bool:
        """Nobody greets."""
        return False

    def envelope(self, body: bytes, *, headers: Mapping[str, str]) -> Delivery:
        """Known by its body."""
        return by_body(body, topic="")

    def translate(self, delivery: Delivery, *, currency: str) -> Translation:
        """Nothing."""
        return Translation(nothing="topic")


CARRIER = Sameday()
