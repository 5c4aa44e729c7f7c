"""How is web push set up in a terminal?"""

import click

from regulars import clock
from regulars.channels.push import actions, queries
from regulars.channels.push.keys import Unusable
from regulars.host.answer import answer


@click.command("webpush")
@click.option(
    "--contact", required=True, help="Whom push services may ask: shop@example.com or https://example.com."
)
def set_webpush(contact: str) -> None:
    """Let notifications leave; the keys are made the first time, and stay."""
    try:
        public = actions.set_contact(contact, who=None, at=clock.now())
    except Unusable:
        raise click.ClickException(f"{contact!r} is neither an e-mail address nor https://…") from None
    values = {"channel": "webpush", "contact": queries.contact(), "public_key": public}
    answer(values, words=f"Notifications leave. Browsers subscribe with the key {public}.")
