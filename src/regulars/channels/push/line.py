"""How does a message reach a browser, so that nobody on the way can read it?

Encrypted for the browser alone (RFC 8291, by http-ece), left at its maker's push service (RFC 8030). Errors
as the services document them, for example firebase.google.com/docs/cloud-messaging/error-codes.
"""

from dataclasses import dataclass, field
from datetime import timedelta
from urllib.parse import urlsplit

import http_ece
from cryptography.hazmat.primitives.asymmetric import ec

from regulars import clock
from regulars.channels.channel import Accepted, Outcome, Parcel, Rejected, TryLater, Unsure
from regulars.channels.push.keys import Keys
from regulars.channels.push.payload import headers, payload
from regulars.channels.push.subscription import Subscription, Unusable, subscription_of
from regulars.web.outward.answer import Answer
from regulars.web.outward.call import Line

GONE = frozenset({404, 410})
BUSY = 429


@dataclass(slots=True)
class PushLine:
    """A way to the push services. gone: subscriptions of which they said that they are no more."""

    keys: Keys
    icon: str = ""
    gone: list[str] = field(default_factory=list)
    lines: dict[str, Line] = field(default_factory=dict)

    def deliver(self, parcel: Parcel) -> Outcome:
        said = payload(parcel, icon=self.icon)
        if said is None:
            return Rejected("the letter has no short form")
        try:
            browser = subscription_of(parcel.to)
        except Unusable as refused:
            return Rejected(str(refused))
        answer = self._left(encrypted(said, browser), parcel, browser)
        if answer.status in GONE:
            self.gone.append(parcel.to)
        return outcome(answer)

    def close(self) -> None:
        for line in self.lines.values():
            line.close()

    def _left(self, body: bytes, parcel: Parcel, browser: Subscription) -> Answer:
        line = self.lines.setdefault(browser.origin, Line(browser.origin))
        parts = urlsplit(browser.endpoint)
        path = parts.path + (f"?{parts.query}" if parts.query else "")
        proof = {"Authorization": self.keys.authorization(browser.origin, at=clock.wall())}
        return line.post(body, headers(parcel) | proof, path=path or "/")


def encrypted(said: bytes, browser: Subscription) -> bytes:
    """What only this browser can read: each message under a key and a salt of its own."""
    made: bytes = http_ece.encrypt(
        said, private_key=ec.generate_private_key(ec.SECP256R1()), dh=browser.key, auth_secret=browser.secret
    )
    return made


def outcome(answer: Answer) -> Outcome:
    """What a push service's answer means for this message; it never means anything for another browser's.

    A refused signature is the subscription's, too: it was made with another store's key.
    """
    detail = f"{answer.status or ''} {answer.response}".strip()[:300]
    if answer.status is None:
        return Unsure("provider_silent", detail) if answer.left else TryLater(detail)
    if answer.is_yes:
        return Accepted(str(answer.status))
    if answer.status == BUSY or answer.status >= 500:
        return TryLater(f"{detail}{after(answer.again_after)}"[:300])
    return Rejected(detail)


def after(pause: timedelta | None) -> str:
    return f" (Retry-After: {int(pause.total_seconds())})" if pause else ""
