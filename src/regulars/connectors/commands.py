"""How is a shop connected, and its history brought in, from the command line?"""

import sys
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import click
from django.conf import settings
from django.db import transaction
from django.urls import reverse

from regulars import clock
from regulars.connectors import actions, queries, terminal
from regulars.connectors.catalogue import connectors
from regulars.connectors.exchange import Api
from regulars.host.answer import answer
from regulars.web import audit

if TYPE_CHECKING:
    from regulars.connectors.models import Connection

FROM_A_LINE = "-"


@click.command("connect")
@click.argument("kind", type=click.Choice(list(connectors())))
@click.option("--url", required=True, help="Address of the shop.")
@click.option(
    "--secret", required=True, help="What the shop signs its webhooks with; - reads a line instead."
)
@click.option("--shop", default="", help="Its name here, when orders of it were imported from files before.")
def connect_command(kind: str, url: str, secret: str, shop: str) -> None:
    """Let a shop's webhooks in, and show the address that they go to.

    A shop that is connected already keeps its address, with the new secret.
    """
    kept = typed(secret)
    if not kept:
        raise click.ClickException("The secret is empty.")
    at = clock.now()
    with transaction.atomic():
        try:
            shop_id = actions.shop_at(url, kind=kind, known=known(shop), actor=audit.COMMAND, at=at)
        except actions.NotAnAddress as problem:
            raise click.ClickException(str(problem)) from None
        except actions.AddressTaken as other:
            raise click.ClickException(f"“{other}” has this address already.") from None
        made = actions.connect(shop_id, kind=kind, secret=kept, actor=audit.COMMAND, at=at)
        audit.note(None, "connection.made", kind="connection", id=made.id, detail={"shop": shop_id})
    address = f"{settings.BASE_URL}{reverse('webhook', args=[made.token])}"
    topics = "\n".join(f"  {topic:44} {name}" for topic, name in connectors()[kind].topics.items())
    values = {"connection": str(made.id), "shop": str(shop_id), "kind": kind, "webhook_address": address}
    answer(values, words=f"Send the webhooks to {address}\nSubscribe to these:\n{topics}")


def known(name: str) -> int:
    """The shop of this name that has no address yet; 0 where none is named."""
    there = {called: shop_id for shop_id, called in queries.shops_of_files()}
    if name and name not in there:
        names = ", ".join(there) or "none"
        raise click.ClickException(f"No shop without an address is called “{name}”. There is: {names}.")
    return there[name] if name else 0


@click.command("history")
@click.argument("shop")
@click.option(
    "--credential",
    multiple=True,
    metavar="NAME=VALUE",
    help="What its API is asked with, needed once; - as the value reads a line instead.",
)
def history_command(shop: str, credential: Sequence[str]) -> None:
    """Bring in all that a connected SHOP knows, through its API. Twice changes nothing.

    What was interrupted goes on where it is.
    """
    connection, api = to_be_asked(shop)
    told = named(credential, api=api)
    with transaction.atomic():
        try:
            actions.begin(connection, told, api=api, actor=audit.COMMAND, at=clock.now())
        except actions.CredentialsMissing as missing:
            steps = "\n".join(f"  {n}. {step}" for n, step in enumerate(api.steps, 1))
            words = f"Say --credential NAME=VALUE for {missing}. Where the shop shows it:\n{steps}"
            raise click.ClickException(words) from None
        audit.note(None, "connection.history_asked", kind="connection", id=connection.id)
    terminal.bring_in(connection)
    terminal.report(connection)


def to_be_asked(name: str) -> tuple["Connection", Api]:
    """The connection of the shop of this name, and how it is asked for its history."""
    found = queries.of_shop_called(name)
    for each in found:
        if api := connectors()[each.kind].api:
            return each, api
    if found:
        kind = connectors()[found[0].kind].label
        raise click.ClickException(f"“{name}” is on {kind}, which can't be asked for its history yet.")
    names = ", ".join(each.shop.name for each in queries.standing()) or "none"
    raise click.ClickException(f"No shop called “{name}” is connected. There is: {names}.")


def named(credentials: Sequence[str], *, api: Api) -> Mapping[str, str]:
    """Credentials that were said as NAME=VALUE."""
    told, known = {}, [one.name for one in api.credentials]
    for pair in credentials:
        name, equals, value = pair.partition("=")
        if name not in known or not equals:
            raise click.BadParameter(f"names are {', '.join(known)}", param_hint="--credential")
        told[name] = typed(value)
    return told


def typed(value: str) -> str:
    """What was said, or else what is typed on the next line."""
    return (sys.stdin.readline() if value == FROM_A_LINE else value).strip()


COMMANDS = [connect_command, history_command]
