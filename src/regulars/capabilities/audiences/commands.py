"""What can be done with ad audiences from the command line?"""

from typing import Any

import click

from regulars import clock
from regulars.capabilities.audiences import queries, words
from regulars.host.answer import answer


@click.group("audiences")
def audiences() -> None:
    """Show the audiences of advertising networks, bring one in line."""


@audiences.command("list")
def list_command() -> None:
    """Show every ad audience, how many people its lists hold, and what is in the way."""
    counts = queries.counts()
    problems = {row.pk: row.problem for row in queries.all_lists()}
    found = [
        {
            "name": row.name,
            "expression": row.expression,
            "stopped": row.stopped_why,
            "spent_minor": queries.spent(row).amount,
            "budget_minor": row.budget_business,
            "lists": [_list(each, problems) for each in counts if each.audience_id == row.pk],
        }
        for row in queries.audiences()
    ]
    answer(found, words="\n".join(map(_line, found)) or "There is no ad audience yet.")


@audiences.command("sync")
@click.argument("name")
def sync_command(name: str) -> None:
    """Tell the networks of NAME who came and who went."""
    from regulars.capabilities.audiences.batches import Busy  # noqa: PLC0415 loads the client
    from regulars.capabilities.audiences.sync import sync  # noqa: PLC0415 as above
    from regulars.connectors.client import Client  # noqa: PLC0415 as above

    row = queries.named(name)
    if row is None:
        known = ", ".join(each.name for each in queries.audiences()) or "none"
        raise click.ClickException(f"There is no ad audience {name!r}. There is: {known}.")
    try:
        done = sync(row.pk, client=Client(), at=clock.now(), now=clock.now)
    except Busy:
        raise click.ClickException(f"{name} is being brought in line just now.") from None
    problems = {words.network_word(each.network): words.problem(each) for each in queries.lists(row.pk)}
    held_up = {network: why for network, why in problems.items() if why}
    said = ", ".join(f"{count:,} {what}" for what, count in done.items()) or "nothing to tell"
    lines = [f"{name}: {said}.", *(f"{network}: {why}" for network, why in held_up.items())]
    answer({"name": name, **done, "problems": held_up}, words="\n".join(lines))


def _list(count: queries.Count, problems: dict[int, str]) -> dict[str, Any]:
    return {
        "network": count.network,
        "in": count.inside,
        "joining": count.joining,
        "leaving": count.leaving,
        "refused": count.refused,
        "erasures_open": count.erased,
        "problem": problems[count.list_id],
    }


def _line(found: dict[str, Any]) -> str:
    lists = "; ".join(
        f"{each['network']}: {each['in']:,} in, {each['joining']:,} joining, {each['leaving']:,} leaving"
        + (f" ({each['problem']})" if each["problem"] else "")
        for each in found["lists"]
    )
    return f"{found['name']:24} {found['stopped'] or 'on':8} {lists}"


COMMANDS = [audiences]
