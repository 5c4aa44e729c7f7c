"""How is a shop connected, asked for what it knows, compared, and disconnected from the command line?"""

import sys
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import click
from django.db import transaction

from regulars import clock
from regulars.connectors import actions, queries, terminal
from regulars.connectors.catalogue import connectors
from regulars.connectors.exchange import Api
from regulars.connectors.hooks import address_of
from regulars.host.answer import answer
from regulars.web import audit

if TYPE_CHECKING:
    from regulars.connectors.models import Connection

FROM_A_LINE = "-"
credential_option = click.option(
    "--credential",
    multiple=True,
    metavar="NAME=VALUE",
    help="What its API is asked with, by its name; - as the value reads a line instead.",
)
connection_argument = click.argument("connection", metavar="CONNECTION")


@click.command("connect")
@click.argument("kind", type=click.Choice(list(connectors())))
@click.option("--url", required=True, help="Address of the shop.")
@click.option("--key", default="", help="The first thing that its API is asked with; - reads a line instead.")
@click.option(
    "--secret",
    default="",
    help="The second one; where there is none, what its webhooks are signed with. - reads a line instead.",
)
@click.option("--webhook-secret", default="", help="What its webhooks are signed with; - reads a line.")
@credential_option
@click.option("--shop", default="", help="Its name here, when orders of it were imported from files before.")
def connect_command(
    kind: str, url: str, key: str, secret: str, webhook_secret: str, credential: Sequence[str], shop: str
) -> None:
    """Connect a shop, and show where its webhooks go and what they are signed with.

    With what its API is asked with, the webhooks are registered by themselves where the shop allows it. A
    shop that is connected already keeps its address.
    """
    api, at = connectors()[kind].api, clock.now()
    told = named(credential, api=api) | positional(key, secret, api=api)
    signs = typed(webhook_secret) or told.pop("", "")
    with transaction.atomic():
        try:
            shop_id = actions.shop_at(url, kind=kind, known=known(shop), actor=audit.COMMAND, at=at)
        except actions.NotAnAddress as problem:
            raise click.ClickException(str(problem)) from None
        except actions.AddressTaken as other:
            raise click.ClickException(f"“{other}” has this address already.") from None
        made = actions.connect(shop_id, kind=kind, secret=signs, actor=audit.COMMAND, at=at)
        if told and api:
            keep_access(made, told, api=api)
        audit.note(None, "connection.made", kind="connection", id=made.id, detail={"shop": shop_id})
    report_connected(made)


def report_connected(made: "Connection") -> None:
    """Where the webhooks go, what signs them, and what is left to do."""
    connector = connectors()[made.kind]
    signs = queries.secret_of(made)
    values = {
        "connection": str(made.id),
        "shop": str(made.shop_id),
        "kind": made.kind,
        "webhook_address": address_of(made),
        "webhook_secret": "" if connector.gives_secret else signs,
    }
    lines = [f"Connection {made.id}."]
    if connector.topics:
        topics = [f"  {topic:44} {name}" for topic, name in connector.topics.items()]
        lines += [f"Send the webhooks to {address_of(made)}", "Subscribe to these:", *topics]
    if connector.topics and not connector.gives_secret:
        lines.insert(2, f"Sign them with {signs}")
    if connector.topics and not signs:
        lines += ["Nothing is let in until its secret is said: --webhook-secret -"]
    answer(values, words="\n".join(lines))


def keep_access(connection: "Connection", told: Mapping[str, str], *, api: Api) -> None:
    """Keep what the API is asked with; what is missing is said, with the steps."""
    try:
        actions.keep_access(connection, told, api=api, actor=audit.COMMAND, at=clock.now())
    except actions.CredentialsMissing as missing:
        raise asks_for(missing, api=api) from None


def asks_for(missing: actions.CredentialsMissing, *, api: Api) -> click.ClickException:
    steps = "\n".join(f"  {n}. {step}" for n, step in enumerate(api.steps, 1))
    return click.ClickException(
        f"Say --credential NAME=VALUE for {missing}. Where the shop shows it:\n{steps}"
    )


def known(name: str) -> int:
    """The shop of this name that has no address yet; 0 where none is named."""
    there = {called: shop_id for shop_id, called in queries.shops_of_files()}
    if name and name not in there:
        names = ", ".join(there) or "none"
        raise click.ClickException(f"No shop without an address is called “{name}”. There is: {names}.")
    return there[name] if name else 0


@click.command("sync")
@connection_argument
@credential_option
def sync_command(connection: str, credential: Sequence[str]) -> None:
    """Bring in all that a connected shop knows, through its API. Twice changes nothing.

    CONNECTION is its number, or the name of its shop. What was interrupted goes on where it is.
    """
    found, api = to_be_asked(connection)
    told = named(credential, api=api)
    with transaction.atomic():
        try:
            actions.begin(found, told, api=api, actor=audit.COMMAND, at=clock.now())
        except actions.CredentialsMissing as missing:
            raise asks_for(missing, api=api) from None
        audit.note(None, "connection.history_asked", kind="connection", id=found.id)
    terminal.bring_in(found)
    terminal.report(found)


@click.command("reconcile")
@connection_argument
def reconcile_command(connection: str) -> None:
    """Count what a connected shop has and what is known here, and mend what is missing.

    CONNECTION is its number, or the name of its shop.
    """
    found, api = to_be_asked(connection)
    if not found.access:
        missing = actions.CredentialsMissing(", ".join(one.name for one in api.credentials))
        raise click.ClickException(f"Bring its history in first: regulars sync. It asks for {missing}.")
    terminal.compare(found)


@click.command("disconnect")
@connection_argument
@click.option("--erase", is_flag=True, help="Also erase all that came from the shop.")
@click.confirmation_option(prompt="Disconnect the shop?")
def disconnect_command(connection: str, *, erase: bool) -> None:
    """Let nothing more of a shop in. What came stays, unless --erase is said, which can't be undone.

    CONNECTION is its number, or the name of its shop.
    """
    found = one_of(called(connection), connection)
    with transaction.atomic():
        actions.disconnect(found, actor=audit.COMMAND, at=clock.now())
        audit.note(None, "connection.ended", kind="connection", id=found.id, detail={"erase": erase})
    terminal.ended(found, erase=erase)


def to_be_asked(words: str) -> tuple["Connection", Api]:
    """The connection that is meant, and how its shop is asked."""
    found = called(words)
    for each in found:
        if api := connectors()[each.kind].api:
            return each, api
    first = one_of(found, words)
    kind = connectors()[first.kind].label
    raise click.ClickException(f"“{first.shop.name}” is on {kind}, which can't be asked.")


def called(words: str) -> list["Connection"]:
    """The connections of this number, or of the shop of this name."""
    if words.isdecimal() and (found := queries.by_id(int(words))) and not found.ended_at:
        return [found]
    return queries.of_shop_called(words)


def one_of(found: Sequence["Connection"], words: str) -> "Connection":
    """The first of them; where there is none, what there is instead is said."""
    if found:
        return found[0]
    names = ", ".join(each.shop.name for each in queries.standing()) or "none"
    raise click.ClickException(f"No shop called “{words}” is connected. There is: {names}.")


def named(credentials: Sequence[str], *, api: Api | None) -> dict[str, str]:
    """Credentials that were said as NAME=VALUE."""
    told, known = {}, [one.name for one in api.credentials] if api else []
    for pair in credentials:
        name, equals, value = pair.partition("=")
        if name not in known or not equals:
            raise click.BadParameter(f"names are {', '.join(known)}", param_hint="--credential")
        told[name] = typed(value)
    return told


def positional(key: str, secret: str, *, api: Api | None) -> dict[str, str]:
    """Credentials that were said in their order; by the name '' what is left over, which signs webhooks."""
    names = [one.name for one in api.credentials] if api else []
    told: dict[str, str] = {}
    if key and names:
        told[names[0]] = typed(key)
    if secret:
        told[names[1] if key and len(names) > 1 else ""] = typed(secret)
    return told


def typed(value: str) -> str:
    """What was said, or else what is typed on the next line."""
    return (sys.stdin.readline() if value == FROM_A_LINE else value).strip()


COMMANDS = [connect_command, sync_command, reconcile_command, disconnect_command]
