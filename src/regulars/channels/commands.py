"""What can one do about messages in a terminal?"""

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from regulars import clock
from regulars.channels import actions, queries
from regulars.channels.addresses import Unusable, mailbox_of, sender_of, server_of
from regulars.channels.bot.terminal import set_telegram
from regulars.channels.channel import Sender
from regulars.channels.cloud.terminal import set_template, set_whatsapp, try_whatsapp
from regulars.channels.deliverability.actions import set_mailbox
from regulars.channels.deliverability.actions import set_provider as set_email_provider
from regulars.channels.deliverability.pages.provider import tells_to
from regulars.channels.deliverability.providers import PROVIDERS, Chosen, Provider, Secrets
from regulars.channels.hindrance import hindrances, waits_because
from regulars.channels.push.terminal import set_webpush
from regulars.channels.reasons import STATES, reason
from regulars.channels.relay.terminal import set_webhook
from regulars.channels.smtp import Server, is_loopback
from regulars.channels.texting.terminal import set_sms, try_sms
from regulars.channels.trial import send_test_mail
from regulars.channels.visiting.terminal import set_onsite
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
@click.option("--smtp", "url", default="", help="smtp://user:password@host:port, or smtps:// for TLS.")
@click.option("--provider", type=click.Choice(list(PROVIDERS)), help="In place of a server, a provider.")
@click.option("--key", default="", help="The provider's API key; of Amazon SES user:password for SMTP.")
@click.option("--region", default="", help="Of Amazon SES as eu-west-1, of Mailgun eu or us.")
@click.option("--receipts-key", default="", help="By which Mailgun, Resend or SendGrid sign webhooks.")
@click.option("--from", "sender", default="", help='As whom, as "Amber & Pine <shop@amber.example>".')
def set_email(url: str, provider: str | None, key: str, region: str, receipts_key: str, sender: str) -> None:
    """Let e-mail leave by the server at this address, or by a provider."""
    if bool(url) == bool(provider):
        raise click.ClickException("Say either --smtp URL, or --provider NAME --key KEY.")
    if provider:
        set_provider(PROVIDERS[provider], Secrets(key, receipts_key), region=region, sender=sender)
        return
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


def set_provider(provider: Provider, secrets: Secrets, *, region: str, sender: str) -> None:
    """Keep a provider and, where it is given, the sender."""
    at = clock.now()
    if (region or provider.regions) and region not in provider.regions:
        raise click.ClickException(f"--region of {provider.label} is one of: {', '.join(provider.regions)}.")
    if not secrets.key or (provider.smtp and ":" not in secrets.key):
        raise click.ClickException("--key is missing; of Amazon SES it is user:password for SMTP.")
    try:
        writes = sender_of(sender) if sender else None
    except Unusable as error:
        raise click.ClickException(str(error)) from None
    kept = set_email_provider(Chosen(provider, secrets, region), who=None, at=at)
    if writes:
        actions.set_sender(writes, who=None, at=at)
    as_whom = queries.sender()
    webhooks = tells_to(kept)
    values = {"channel": "email", "provider": provider.name, "region": region, "webhooks": webhooks}
    values["from"] = as_whom.from_address if as_whom else ""
    answer(values, words=f"E-mail leaves by {provider.label}. It tells what became of it at {webhooks}")


@set_channel.command("bounces")
@click.option(
    "--imap", "url", required=True, help="imaps://user:password@host/FOLDER, or imap:// for STARTTLS."
)
def set_bounces(url: str) -> None:
    """Read bounces and complaints from this mailbox."""
    try:
        account = mailbox_of(url)
    except Unusable as error:
        raise click.ClickException(str(error)) from None
    set_mailbox(account, who=None, at=clock.now())
    values = {"channel": "bounces", "host": account.host, "port": account.port, "folder": account.folder}
    answer(values, words=f"Bounces are read from {account.folder} at {account.host}, every five minutes.")


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
@click.option(
    "--stop/--go", "stops", default=None, help="Let nothing leave from now on; let messages go again."
)
def outbox(state: str | None, limit: int, *, stops: bool | None) -> None:
    """Show the newest messages, where each stands, and why."""
    if stops is not None:
        (actions.stop_sending if stops else actions.resume_sending)(who=None, at=clock.now())
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


set_channel.add_command(set_onsite)
set_channel.add_command(set_sms)
set_channel.add_command(set_webhook)
set_channel.add_command(set_webpush)
set_channel.add_command(set_telegram)
set_channel.add_command(set_whatsapp)
set_channel.add_command(set_template)
test_channel.add_command(try_sms)
test_channel.add_command(try_whatsapp)

COMMANDS = [channel, outbox]
