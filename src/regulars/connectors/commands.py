"""How is a shop connected from the command line?"""

import sys

import click
from django.conf import settings
from django.db import transaction
from django.urls import reverse

from regulars import clock
from regulars.connectors import actions, queries
from regulars.connectors.catalogue import connectors
from regulars.host.answer import answer
from regulars.web import audit

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
    kept = (sys.stdin.readline() if secret == FROM_A_LINE else secret).strip()
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


COMMANDS = [connect_command]
