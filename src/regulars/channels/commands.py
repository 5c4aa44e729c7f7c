"""What can one do about messages in a terminal?"""

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from regulars import clock
from regulars.channels import actions, queries
from regulars.channels.addresses import Unusable, sender_of, server_of
from regulars.channels.channel import Sender
from regulars.channels.hindrance import hindrances, waits_because
from regulars.channels.reasons import STATES, reason
from regulars.channels.smtp import Server, is_loopback
from regulars.channels.texting.terminal import set_sms, try_sms
from regulars.channels.trial import send_test_mail
from regulars.host.answer import answer

if TYPE_CHECKING:
    from regulars.channels.models import Send

SHOWN = 50
HERE = "shop@localhost"
"""The sender of a store that is tried out on one machine."""


@click.group("channel")
def channel() -> None:
    """Say by which servers messages leave, and try them."""


@channel.group("set")
def set_channel() -> None:
    """Say how the other side of a channel is reached."""


@set_channel.command("email")
@click.option("--smtp", "url", required=True, help="smtp://user:password@host:port, or smtps:// for TLS.")
@click.option("--from", "sender", default="", help='As whom, as "Amber & Pine <shop@amber.example>".')
def set_email(url: str, sender: str) -> None:
    """Let e-mail leave by the server at this address."""
    at = clock.now()
    try:
        server = server_of(url)
        writes = writer(sender, server=server)
    except Unusable as error:
        raise click.ClickException(str(error)) from None
    actions.set_email_server(server, who=None, at=at)
    if writes:
        actions.set_sender(writes, who=None, at=at)
    values = {"channel": "email", "host": server.host, "port": server.port, "security": server.security}
    as_whom = queries.sender()
    values["from"] = as_whom.from_address if as_whom else ""
    answer(values, words=f"E-mail leaves by {server.host}:{server.port} ({server.security}).")


def writer(text: str, *, server: Server) -> Sender | None:
    """The sender that is to be kept; None when there is one that stays. Raises Unusable."""
    known = queries.sender()
    if text:
        said = sender_of(text)
        rest = {name: getattr(known, name, "") for name in ("reply_to", "signed_by", "postal_address")}
        return replace(said, **rest)
    if known and (known.from_address != HERE or is_loopback(server.host)):
        return None
    if "@" in server.user:
        return sender_of(server.user)
    if is_loopback(server.host):
        return Sender(from_name="", from_address=HERE)
    raise Unusable('Say as whom with --from "Amber & Pine <shop@amber.example>".')


@channel.group("test")
def test_channel() -> None:
    """Try whether a channel gets through."""


@test_channel.command("email")
@click.option("--to", required=True, help="Who gets the test mail.")
def test_email(to: str) -> None:
    """Send one test mail at once."""
    done = send_test_mail(to, at=clock.now())
    if done.reason:
        raise click.ClickException(" ".join(filter(None, (str(reason(done.reason)), done.detail))))
    answer(
        {"to": to, "accepted": True, "detail": done.detail}, words=f"The mail server took it: {done.detail}"
    )


@click.command("outbox")
@click.option("--state", type=click.Choice(list(STATES)), help="Only messages in this state.")
@click.option("--limit", type=click.IntRange(1, 10_000), default=SHOWN, show_default=True)
def outbox(state: str | None, limit: int) -> None:
    """Show the newest messages, where each stands, and why."""
    hindered = hindrances(at=clock.now())
    found = queries.newest(state=state, limit=limit)
    messages = [shown(send, word=waits_because(send, hindered)) for send in found]
    counts = queries.counts()
    lines = [f"{m['id']:>8}  {m['state']:11}  {m['template']}  {m['why']}".rstrip() for m in messages]
    totals = ", ".join(f"{counts[name]} {name}" for name in STATES if counts[name]) or "The outbox is empty."
    waits = {name: str(reason(why.reason)) for name, why in hindered.items()}
    values = {"counts": dict(counts), "waiting": waits, "messages": messages}
    answer(values, words="\n".join([*lines, *waits.values(), totals]))


def shown(send: "Send", *, word: str) -> dict[str, Any]:
    """A message as a script reads it."""
    return {
        "id": str(send.pk),
        "customer_id": str(send.customer_id),
        "play": send.play,
        "channel": send.channel,
        "template": send.template,
        "state": send.state,
        "reason": word,
        "why": str(reason(word)) if word else "",
        "planned_at": send.planned_at,
        "not_before": send.not_before,
        "handed_at": send.handed_at,
        "message_id": send.message_id,
    }


set_channel.add_command(set_sms)
test_channel.add_command(try_sms)

COMMANDS = [channel, outbox]
