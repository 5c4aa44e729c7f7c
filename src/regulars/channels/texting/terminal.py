"""How are SMS set and tried in a terminal?"""

from decimal import Decimal, InvalidOperation
from urllib.parse import unquote, urlsplit

import click
import msgspec

from regulars import clock
from regulars.channels.reasons import reason
from regulars.channels.texting import actions, queries
from regulars.channels.texting.account import PORTS, TWILIO, Account, Unusable
from regulars.channels.trial import send_test
from regulars.customers.identify import phone_key
from regulars.host.answer import answer
from regulars.web.outward.address import AddressRefused


@click.command("sms")
@click.option(
    "--account", default="", help="ACCOUNT:TOKEN at Twilio, or at a provider that answers as it does."
)
@click.option("--api", default=TWILIO, show_default=True, help="The provider's address.")
@click.option("--smpp", "url", default="", help="smpp://user:password@host:port, or smpps:// for TLS.")
@click.option(
    "--from", "sender", required=True, help="A number, a short code, or a name of at most 11 letters."
)
@click.option("--price", default="0", help="Of each part, in the business's currency, as 0.045.")
@click.option("--closing", default="", help='How to leave, as "Reply STOP to get no more."')
def set_sms(account: str, api: str, url: str, sender: str, price: str, closing: str) -> None:
    """Let SMS leave by a provider's API, or by an SMSC."""
    try:
        made = by_url(url, sender=sender) if url else by_api(account, api=api, sender=sender)
        made = with_words(made, price=price, closing=closing)
        actions.set_account(made, who=None, at=clock.now())
    except (Unusable, AddressRefused) as refused:
        raise click.ClickException(str(refused)) from None
    values = {"channel": "sms", "way": made.way, "host": made.host, "from": made.sender, "price": made.price}
    answer(values, words=f"SMS leave by {made.host} as {made.sender}.")


@click.command("sms")
@click.option("--to", required=True, help="Who gets the test text, as +37120000000.")
def try_sms(to: str) -> None:
    """Send one test text at once."""
    number = phone_key(to, country="")
    if not number:
        raise click.ClickException(
            f"{to} is no telephone number; write it with its country, as +37120000000."
        )
    done = send_test(number, by=queries.CHANNEL, at=clock.now())
    if done.reason:
        raise click.ClickException(" ".join(filter(None, (str(reason(done.reason)), done.detail))))
    answer(
        {"to": number, "accepted": True, "detail": done.detail}, words=f"The provider took it: {done.detail}"
    )


def by_api(account: str, *, api: str, sender: str) -> Account:
    """`ACCOUNT:TOKEN` at an API. Raises Unusable."""
    user, colon, token = account.partition(":")
    if not (user and colon and token):
        raise Unusable("Say by which account, with --account ACCOUNT:TOKEN, or an SMSC with --smpp.")
    return Account(way="http", host=api, user=user, password=token, sender=sender, lines=4)


def by_url(url: str, *, sender: str) -> Account:
    """`smpp://user:password@host:port`. Raises Unusable."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise Unusable(f"{url!r} is no address of an SMSC: {error}") from None
    if parts.scheme not in {"smpp", "smpps"} or not parts.hostname:
        raise Unusable(f"{url!r} should look like smpp://user:password@smpp.example.com:2775")
    security = "tls" if parts.scheme == "smpps" else "none"
    return Account(
        way="smpp",
        host=parts.hostname,
        port=port or PORTS[security],
        security="tls" if security == "tls" else "none",
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        sender=sender,
    )


def with_words(made: Account, *, price: str, closing: str) -> Account:
    """The account with its price and closing words. Raises Unusable."""
    try:
        each = Decimal(price)
    except InvalidOperation:
        raise Unusable(f"{price!r} is no price; write it as 0.045") from None
    if not each.is_finite() or not 0 <= each <= 10:
        raise Unusable(f"{price} is no price of a text")
    return msgspec.structs.replace(made, price=each, closing=closing)
