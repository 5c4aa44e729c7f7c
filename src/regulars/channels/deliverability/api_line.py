"""What became of a mail that was handed to a provider's API?

Before the request is written nothing was taken. After that, silence, or an answer that says nothing, means
that nobody knows. What is said of the key, or of all mail, concerns everyone who waits; what is said of the
recipient concerns that one; of what is said otherwise this mail alone is put off, so that nothing is lost.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import requests
from anymail.exceptions import AnymailAPIError, AnymailError, AnymailRecipientsRefused
from django.core.mail import EmailMultiAlternatives

from regulars.channels import mime
from regulars.channels.channel import Accepted, Down, Line, Outcome, Parcel, Rejected, TryLater, Unsure
from regulars.channels.deliverability.providers import Chosen, backend_of
from regulars.channels.email import on_the_wire
from regulars.channels.replies import told

KEY = "regulars"
"""Under which name a mail carries its key, which comes back with what is told of it."""
KEEPS_OUR_ID = {"X-PM-KeepID": "true"}
ABOUT_THE_RECIPIENT = re.compile(
    r"recipient|inactive|suppress|'to'|\"to\"|\bto address|invalid.{0,20}email", re.IGNORECASE
)
NOT_SENT = (requests.ConnectTimeout, requests.exceptions.InvalidURL, requests.exceptions.SSLError)


@dataclass(frozen=True, slots=True)
class ApiLine:
    """Hands mails over to a provider, one request each. backend: django-anymail's."""

    backend: Any

    def deliver(self, parcel: Parcel) -> Outcome:
        to = on_the_wire(parcel.to)
        if not to:
            return Rejected("the address needs SMTPUTF8, which isn't used here")
        mail = composed(parcel, to=to)
        try:
            self.backend.send_messages([mail])
        except AnymailError as error:
            return outcome_of(error)
        except (AttributeError, LookupError, TypeError, ValueError) as error:
            return Unsure("line_broke", type(error).__name__)  # the library expects answers of one form
        return Accepted(provider_id=mail.anymail_status.message_id or "")  # type: ignore[attr-defined]


@contextmanager
def opened(wanted: Chosen) -> Iterator[Line]:
    """A line to a provider: one connection to its API, kept for the next mail."""
    backend = backend_of(wanted)
    backend.open()
    try:
        yield ApiLine(backend)
    finally:
        backend.close()


def composed(parcel: Parcel, *, to: str) -> EmailMultiAlternatives:
    """The letter as the library takes it, under the headers that it has everywhere."""
    said = dict(mime.headers(parcel, boundary=""))
    kept = ("Message-ID", "List-Unsubscribe", "List-Unsubscribe-Post")
    mail = EmailMultiAlternatives(
        subject=mime.plain(parcel.letter.subject),
        body=parcel.letter.text,
        from_email=said["From"],
        to=[to],
        reply_to=[mime.plain(parcel.sender.reply_to)] if parcel.sender.reply_to else [],
        headers={**KEEPS_OUR_ID, **{name: said[name] for name in kept if name in said}},
    )
    mail.attach_alternative(parcel.letter.html, "text/html")
    mail.metadata = {KEY: parcel.key.hex}  # type: ignore[attr-defined]
    mail.track_opens = mail.track_clicks = False  # type: ignore[attr-defined]
    return mail


def outcome_of(error: AnymailError) -> Outcome:
    """What the library's error says of the mail, in the words of channels."""
    if isinstance(error, AnymailRecipientsRefused):
        return Rejected(told(str(error.args[0])))
    if not isinstance(error, AnymailAPIError):
        return Rejected(told(str(error.args[0]) if error.args else type(error).__name__))
    if error.status_code is None:
        return _without_an_answer(error)
    return _by_status(error.status_code, told(f"{error.status_code} {_words(error)}"))


def _without_an_answer(error: AnymailAPIError) -> Outcome:
    cause, detail = error.__cause__, told(str(error.__cause__ or error))
    if isinstance(cause, NOT_SENT) or _never_connected(cause):
        return Down(
            "not_secure" if isinstance(cause, requests.exceptions.SSLError) else "unreachable", detail
        )
    if isinstance(cause, requests.Timeout):
        return Unsure("no_answer_in_time", detail)
    return Unsure("connection_lost", detail)


def _never_connected(cause: BaseException | None) -> bool:
    """Whether no connection was made: its reason lies under what the library's library wraps around it."""
    reason = getattr(cause.args[0], "reason", None) if cause and cause.args else None
    return type(reason).__name__ in {"NewConnectionError", "NameResolutionError", "ConnectTimeoutError"}


def _by_status(status: int, detail: str) -> Outcome:
    if status in {401, 403}:
        return Down("sign_in_refused", detail)
    if status in {402, 429, 503}:
        return Down("server_refuses", detail)
    if status >= 500 or 200 <= status < 300:
        return Unsure("connection_lost", detail)
    return Rejected(detail) if ABOUT_THE_RECIPIENT.search(detail) else TryLater(detail)


def _words(error: AnymailAPIError) -> str:
    text = getattr(error.response, "text", "")
    return text if isinstance(text, str) else ""
