"""Which commands are there for letters?"""

from typing import Any

import click

from regulars import clock
from regulars.channels.context import Subject
from regulars.channels.letters import UnknownLetter, Unwritable
from regulars.channels.sample import sample
from regulars.channels.writing import queries, shelf
from regulars.channels.writing.lint import Finding
from regulars.channels.writing.review import review
from regulars.host.answer import answer

SIGNS = {"refuse": "✗", "mend": "!", "consider": "·"}


@click.group("message")
def message() -> None:
    """Read messages before anybody gets them."""


@message.command("preview")
@click.argument("template")
@click.option("--customer", "address", default="", help="With whose data: their e-mail address.")
@click.option("--language", default="", help="In which language; without, in the person's own.")
@click.option("--part", type=click.Choice(["text", "html", "short"]), default="text", show_default=True)
def preview(template: str, address: str, language: str, part: str) -> None:
    """Show a letter as somebody would get it; nothing is sent."""
    subject = queries.latest_order(address) if address else None
    if address and subject is None:
        raise click.ClickException(f"Nobody here has the address {address}.")
    found = tried(template, subject=subject, language=language)
    letter = found.letter
    values = {
        "template": template,
        "language": found.language,
        "customer_id": str(found.customer_id) if found.customer_id else None,
        "subject": letter.subject,
        "text": letter.text,
        "short": letter.short,
        "html": letter.html,
    }
    note = "" if found.customer_id or not address else "(With the example's data: theirs won't do.)\n"
    bodies = {"text": f"{note}{letter.subject}\n\n{letter.text}", "html": letter.html, "short": letter.short}
    answer(values, words=bodies[part])


def tried(template: str, *, subject: Subject | None, language: str) -> Any:  # noqa: ANN401
    try:
        return sample(
            template,
            subject=subject,
            language=language,
            reader=language or queries.language(),
            at=clock.now(),
        )
    except UnknownLetter:
        raise click.ClickException(unknown(template)) from None
    except Unwritable as error:
        raise click.ClickException(str(error)) from None


@click.command("lint")
@click.argument("template")
@click.option("--language", default="", help="In which language; without, in the business's.")
def lint(template: str, language: str) -> None:
    """Say what a letter could do better, and how; ends with 1 where it can't be sent as it is."""
    try:
        found = review(template, language=language or queries.language(), at=clock.now())
    except UnknownLetter:
        raise click.ClickException(unknown(template)) from None
    lines = [line(each) for each in found] or ["Nothing to mend."]
    answer({"template": template, "findings": [values_of(each) for each in found]}, words="\n".join(lines))
    if any(each.level == "refuse" for each in found):
        raise SystemExit(1)


def line(found: Finding) -> str:
    place = f"block {found.block}: " if found.block else ""
    return f"{SIGNS[found.level]} {place}{found.says} {found.mend}"


def values_of(found: Finding) -> dict[str, Any]:
    """A finding as a script reads it."""
    return {
        "code": found.code,
        "level": found.level,
        "block": found.block,
        "says": found.says,
        "mend": found.mend,
    }


def unknown(template: str) -> str:
    return f"There is no letter {template}; there are {', '.join(sorted(shelf.catalogue()))}."


COMMANDS = [message, lint]
