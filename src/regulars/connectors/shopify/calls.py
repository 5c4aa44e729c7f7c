"""How is one question put to a Shopify's Admin API, and what does it say no to?"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

import msgspec

from regulars.connectors.connector import Unreadable
from regulars.connectors.decoded import decoded
from regulars.connectors.exchange import (
    Access,
    Answer,
    ChangeRefused,
    Dialogue,
    KeysRefused,
    NoApi,
    OutOfReach,
    Request,
)
from regulars.connectors.shopify.documents import VERSION

TOKENS = ("shpat_", "shpca_", "shppa_")
"""How the access tokens of older apps begin; newer ones get one for a day with their client secret:
https://shopify.dev/docs/apps/build/dev-dashboard/get-api-access-tokens."""

LOCKED = 423
REFUSED = re.compile(rb"Oauth error (\w+: [^<\r\n]+)")
BROKEN = (msgspec.DecodeError, msgspec.ValidationError, UnicodeDecodeError, RecursionError)
ENCODER = msgspec.json.Encoder(decimal_format="number")
Data = dict[str, Any]


class TooCostly(Exception):
    """A question asks for more than Shopify tells at once."""


@dataclass(frozen=True, slots=True)
class Session:
    """A shop's API, with what one may ask it by."""

    access: Access
    token: str = field(repr=False)


class Throttle(msgspec.Struct, frozen=True, rename="camel"):
    """How much may be asked just now, in points, and how many come back in a second."""

    maximum_available: float = 0
    currently_available: float = 0
    restore_rate: float = 0


class Cost(msgspec.Struct, frozen=True, rename="camel"):
    throttle_status: Throttle = Throttle()


class Extensions(msgspec.Struct, frozen=True):
    cost: Cost = Cost()


class Detail(msgspec.Struct, frozen=True):
    code: str = ""


class Problem(msgspec.Struct, frozen=True):
    message: str = ""
    extensions: Detail = Detail()


class Reply(msgspec.Struct, frozen=True):
    """An answer. errors: a text where the question didn't get to GraphQL."""

    data: Data | None = None
    errors: list[Problem] | str = ""
    extensions: Extensions = Extensions()


class Grant(msgspec.Struct, frozen=True):
    """What is answered to a client secret."""

    access_token: str = ""
    error: str = ""
    error_description: str = ""


def opened(access: Access) -> Dialogue[Session]:
    """A session; where it needs a token first, with a new one. Raises KeysRefused, NoApi, Unreadable."""
    secret = access.credentials["client_secret"]
    if secret.startswith(TOKENS):
        return Session(access, secret)
    told = {
        "grant_type": "client_credentials",
        "client_id": access.credentials["client_id"],
        "client_secret": secret,
    }
    answer = yield Request(
        url=f"{access.url}/admin/oauth/access_token",
        method="POST",
        headers={"Content-Type": "application/x-www-form-urlencoded"},
        body=urlencode(told).encode(),
    )
    if answer.status == 404:
        raise NoApi("404")
    grant = grant_of(answer)
    if not grant.access_token:
        said = grant.error_description or grant.error or "it gives no access token"
        raise KeysRefused(f"{answer.status}: {said}")
    return Session(access, grant.access_token)


def grant_of(answer: Answer) -> Grant:
    """What is granted; a refusal may be a page, which says why in one sentence."""
    try:
        return decoded(answer.body, Grant)
    except BROKEN:
        said = REFUSED.search(answer.body)
        return Grant(error_description=said[1].decode(errors="replace") if said else "")


def asked(session: Session, document: str, **variables: Any) -> Dialogue[Data]:
    """What is answered to a question. Raises KeysRefused, NoApi, OutOfReach, Unreadable, TooCostly."""
    answer = yield question(session, document, variables)
    return data_of(answer)


def question(session: Session, document: str, variables: Mapping[str, Any]) -> Request:
    """A question with its proof."""
    return Request(
        url=f"{session.access.url}/admin/api/{VERSION}/graphql.json",
        method="POST",
        headers={"Content-Type": "application/json", "X-Shopify-Access-Token": session.token},
        body=ENCODER.encode({"query": document, "variables": variables}),
    )


def told(session: Session, document: str, **variables: Any) -> Dialogue[Data]:
    """What comes of a mutation. Raises ChangeRefused, and what `asked` raises."""
    data = yield from asked(session, document, **variables)
    payload: Data = next(iter(data.values())) or {}
    if errors := payload.get("userErrors"):
        raise ChangeRefused(", ".join(str(error.get("message", "")) for error in errors))
    return payload


def data_of(answer: Answer) -> Data:
    """What an answer says, if it does."""
    if answer.status == 404:
        raise NoApi("404")
    if answer.status in {401, 402, 403}:
        raise KeysRefused(f"{answer.status}: {text_of(answer)}")
    if answer.status == LOCKED:
        raise OutOfReach("the shop is locked")
    if answer.status != 200:
        raise Unreadable(f"it answered {answer.status}")
    try:
        reply = decoded(answer.body, Reply)
    except BROKEN as problem:
        raise Unreadable(str(problem)) from problem
    if reply.errors:
        raise refusal(reply)
    if reply.data is None:
        raise Unreadable("Object missing required field `data`")
    return reply.data


def refusal(reply: Reply) -> Exception:
    """What an answer with errors amounts to; the first that is known."""
    if isinstance(reply.errors, str):
        return Unreadable(reply.errors)
    said = {problem.extensions.code: problem.message for problem in reversed(reply.errors)}
    for code, kind in REFUSALS.items():
        if code in said:
            return kind(said[code])
    if "THROTTLED" in said:
        return OutOfReach(
            "it is asked too much", again_after=until_full(reply.extensions.cost.throttle_status)
        )
    return Unreadable(reply.errors[0].message)


REFUSALS: Mapping[str, type[Exception]] = {
    "ACCESS_DENIED": KeysRefused,
    "SHOP_INACTIVE": KeysRefused,
    "MAX_COST_EXCEEDED": TooCostly,
    "INTERNAL_SERVER_ERROR": OutOfReach,
    "TIMEOUT": OutOfReach,
}


def until_full(throttle: Throttle) -> timedelta | None:
    """How long until as much as ever may be asked, so that a dialogue of several questions gets through."""
    if throttle.restore_rate <= 0:
        return None
    missing = max(throttle.maximum_available - throttle.currently_available, 0)
    return timedelta(seconds=round(missing / throttle.restore_rate, 3))


def text_of(answer: Answer) -> str:
    """What a refusal says, in its own words where it has any."""
    try:
        errors = decoded(answer.body, Reply).errors
    except BROKEN:
        return "no words"
    return errors if isinstance(errors, str) else ", ".join(problem.message for problem in errors)
