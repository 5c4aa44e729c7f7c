"""How is it said in a terminal to which program messages are handed on?"""

import click

from regulars import clock
from regulars.channels.relay import actions
from regulars.host.answer import answer
from regulars.web.outward.address import AddressRefused


@click.command("webhook")
@click.option("--url", required=True, help="The program's address, https://example.com/messages.")
@click.option("--new-secret", "anew", is_flag=True, help="Make another secret; the old one ends.")
def set_webhook(url: str, *, anew: bool) -> None:
    """Hand messages on to a program of your own, signed."""
    try:
        made = actions.set_address(url, anew=anew, who=None, at=clock.now())
    except AddressRefused as refused:
        raise click.ClickException(str(refused)) from None
    words = f"Messages are handed on to {url}."
    shown_once = f" Its secret, shown only now: {made}" if made else ""
    answer({"channel": "webhook", "url": url, "secret": made}, words=words + shown_once)
