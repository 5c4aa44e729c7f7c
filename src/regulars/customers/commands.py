"""What can one do for a person in a terminal: hand them their data, forget them?"""

from pathlib import Path

import click
from django.db import transaction

from regulars import clock
from regulars.customers import export, queries
from regulars.customers.actions import requests
from regulars.customers.actions.requests import Asked
from regulars.customers.identify import email_key
from regulars.host.answer import answer
from regulars.web import audit


@click.group("people")
def people() -> None:
    """Give people their data, and forget them."""


@people.command("export")
@click.argument("email")
@click.option(
    "--to", "file", type=click.Path(dir_okay=False, path_type=Path), help="A zip file, in place of JSON."
)
def export_command(email: str, file: Path | None) -> None:
    """Show all that is held of the person with this e-mail address, as JSON or in a zip file."""
    customer = called(email)
    held = export.document(customer, at=clock.now())
    audit.note(None, "person.data_given", kind="customer", id=customer)
    if file is None:
        answer(held, words=export.readable(held))
        return
    file.write_bytes(export.archive(held))
    rows = {table: len(found) for table, found in held["held"].items()}
    answer({"file": str(file), "rows": rows}, words=f"Saved into {file}.")


@people.command("erase")
@click.argument("email")
@click.option("--yes", is_flag=True, help="Really: it can't be undone.")
def erase_command(email: str, *, yes: bool) -> None:
    """Forget the person with this e-mail address; what they did stays, without them."""
    customer, at = called(email), clock.now()
    if not yes:
        raise click.ClickException(
            "This can't be undone. Names, addresses, letters and what the shop sent of them go; their orders "
            "stay and are counted, without a name. Say it again with --yes."
        )
    with transaction.atomic():
        asked = Asked(
            key=f"command:{customer}:{at.isoformat()}", asks="erasure", asked_at=at, customer_id=customer
        )
        row, _ = requests.take(asked, actor="command", at=at)
        audit.note(None, "person.erased", kind="customer", id=customer)
    answer(
        {"erased": str(customer), "request": str(row.pk)},
        words=f"Erased. What is left of them is the number {customer}.",
    )


def called(email: str) -> int:
    """The person with this address. Raises ClickException."""
    found = queries.found_by(kind="email", value=email_key(email))
    if not found:
        raise click.ClickException(f"Nobody is known by the address {email}.")
    return found[0]


COMMANDS = [people]
