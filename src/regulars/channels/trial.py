"""Does a message get through?"""

import uuid
from dataclasses import dataclass
from datetime import datetime

from django.utils.html import escape
from django.utils.translation import gettext as _

from regulars.channels import guard, patience, queries
from regulars.channels.channel import Accepted, Outcome, Parcel, Sender, channels
from regulars.channels.hindrance import FOREMOST
from regulars.channels.letters import Written


@dataclass(frozen=True, slots=True)
class Trial:
    """What became of a test message: `reason` is '' when it was taken, `detail` what the other side said."""

    reason: str
    detail: str = ""


def send_test_mail(to: str, *, at: datetime, letter: Written | None = None) -> Trial:
    """Send one mail at once, apart from the outbox, to whoever tries; what holds mail back holds here too.

    letter: what is tried; without one a mail that says that it got through.
    """
    return send_test(to, by="email", at=at, letter=letter)


def send_test(to: str, *, by: str, at: datetime, letter: Written | None = None) -> Trial:
    """The same on any channel."""
    channel = channels()[by]
    business, sender = queries.business(), as_whom()
    if not channel.is_set():
        return Trial(f"no_{by}_server")
    if by == FOREMOST and not sender.from_address:
        return Trial("no_sender")
    fence = guard.Fence(only_to=guard.only_to(), sandbox=business.sandbox, loopback=channel.is_loopback())
    if fenced := fence.reason(to):
        return Trial(fenced)
    parcel = Parcel(
        key=uuid.uuid5(uuid.NAMESPACE_URL, f"test:{to}:{at.isoformat()}"),
        to=to,
        sender=sender,
        letter=letter or _letter(business.name),
        unsubscribe="",
        at=at,
    )
    with patience.somebody_waits(), channel.open() as line:
        return _trial(line.deliver(parcel))


def as_whom() -> Sender:
    """Nobody, where no sender is set: only mail needs one."""
    row = queries.sender()
    if row is None:
        return Sender(from_name="", from_address="")
    return Sender(from_name=row.from_name, from_address=row.from_address, reply_to=row.reply_to)


def _letter(shop: str) -> Written:
    subject = _("A test mail from %(shop)s") % {"shop": shop or "Regulars"}
    text = _("If you can read this, mail gets through. Nobody else got it.")
    short = _("A test from %(shop)s: it gets through.") % {"shop": shop or "Regulars"}
    return Written(subject=subject, html=f"<p>{escape(text)}</p>", text=f"{text}\n", short=short)


def _trial(outcome: Outcome) -> Trial:
    match outcome:
        case Accepted(detail):
            return Trial("", detail)
        case _:
            return Trial(getattr(outcome, "problem", "refused"), outcome.detail)
