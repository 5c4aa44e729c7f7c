"""How is it said in a terminal that messages are shown on the shop's page?"""

import click

from regulars import clock
from regulars.channels.visiting import actions
from regulars.host.answer import answer


@click.command("onsite")
@click.option("--off", is_flag=True, help="Show none any more.")
def set_onsite(*, off: bool) -> None:
    """Let messages be shown on the shop's page."""
    actions.switch(on=not off, who=None, at=clock.now())
    words = "No messages are shown on the shop's page." if off else "Messages are shown on the shop's page."
    answer({"channel": "onsite", "on": not off}, words=words)
