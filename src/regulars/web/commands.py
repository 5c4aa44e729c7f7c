"""What can the shell do from the command line?"""

from datetime import timedelta

import click
from django.conf import settings
from django.core.exceptions import ObjectDoesNotExist
from django.db import transaction

from regulars import clock
from regulars.host.answer import answer
from regulars.web import audit, keys
from regulars.web.keys import OVERLAP, Scope
from regulars.web.owner_link import password_link


@click.group("key")
def key() -> None:
    """Make and end the keys of the API."""


@key.command("create")
@click.argument("name")
@click.option("--scope", type=click.Choice([scope.value for scope in Scope]), required=True)
@click.option("--shop", "shop_id", type=int, default=None, help="Only for the shop with this id.")
def create(name: str, scope: str, shop_id: int | None) -> None:
    """Make a key for the program called NAME; it is shown this once."""
    with transaction.atomic():
        made = keys.create(name, scope=Scope(scope), at=clock.wall(), shop_id=shop_id)
        audit.note(None, "key.made", kind="key", id=made.row.pk, detail={"name": name, "scope": scope})
    values = {"id": str(made.row.pk), "name": name, "scope": scope, "key": made.secret}
    answer(values, words=made.secret)


@key.command("list")
def list_keys() -> None:
    """Show the keys that work; never their secrets."""
    values = [
        {"id": str(row.pk), "name": row.name, "scope": row.scope, "last_used_at": row.last_used_at}
        for row in keys.working(at=clock.wall())
    ]
    answer(values, words="\n".join(f"{v['id']:>6}  {v['scope']:5}  {v['name']}" for v in values))


@key.command("rotate")
@click.argument("id", type=int)
@click.option("--days", type=click.IntRange(0, 90), default=OVERLAP.days, help="How long the old one works.")
def rotate(id: int, days: int) -> None:
    """Make the successor of the key with this ID; the old one works beside it for a week."""
    try:
        with transaction.atomic():
            made = keys.rotate(id, at=clock.wall(), overlap=timedelta(days=days))
            audit.note(None, "key.rotated", kind="key", id=id, detail={"name": made.row.name})
    except ObjectDoesNotExist:
        raise click.ClickException(f"There is no key {id}; `regulars key list` shows them.") from None
    values = {"id": str(made.row.pk), "name": made.row.name, "scope": made.row.scope, "key": made.secret}
    answer(values, words=made.secret)


@key.command("revoke")
@click.argument("id", type=int)
def revoke(id: int) -> None:
    """End the key with this ID at once."""
    try:
        with transaction.atomic():
            row = keys.revoke(id, at=clock.wall())
            audit.note(None, "key.revoked", kind="key", id=id, detail={"name": row.name})
    except ObjectDoesNotExist:
        raise click.ClickException(f"There is no key {id}; `regulars key list` shows them.") from None
    answer({"id": str(id), "revoked": True}, words=f"‘{row.name}’ no longer works.")


@click.command("password-link")
@click.argument("email")
def password_link_command(email: str) -> None:
    """Make a link with which somebody of the staff chooses a new password."""
    link = password_link(email, base_url=settings.BASE_URL)
    if link is None:
        raise click.ClickException(f"Nobody who works here has the address {email}.")
    answer({"email": email, "link": link}, words=link)


COMMANDS = [key, password_link_command]
