"""What can one do for people in a terminal: hand them their data, forget them, prove what they allowed?"""

from pathlib import Path

import click
from django.db import transaction

from regulars import clock
from regulars.customers import export, proof, queries
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


@click.group("consent")
def consent() -> None:
    """Prove what people said about messages."""


@consent.command("verify")
@click.option("--root", default="", help="A root that you noted: it must be one of ours.")
def verify(root: str) -> None:
    """Look whether every statement stands as it was written, and show the newest root."""
    found = proof.looked_at()
    if not found.holds:
        first = [f"{one.id} of person {one.customer_id} ({one.what})" for one in found.broken[:5]]
        days = [f"the root of {one.made_at:%Y-%m-%d %H:%M}" for one in found.roots if not one.holds][:1]
        raise click.ClickException(f"Changed since it was written: {', '.join([*first, *days])}.")
    if root and root.lower() not in {one.root for one in found.roots}:
        raise click.ClickException("That root isn't one of ours: what it was made of isn't here any more.")
    newest = found.roots[-1] if found.roots else None
    values = {
        "statements": found.statements,
        "people": found.customers,
        "root": newest.root if newest else "",
        "root_made_at": newest.made_at if newest else None,
    }
    said = f"{found.statements} statements of {found.customers} people stand as they were written."
    noted = f"Note the newest root elsewhere: {newest.root}" if newest else "The first root is made tonight."
    answer(values, words=f"{said}\n{noted}")


COMMANDS = [people, consent]
