"""What of insight can be done from the command line?"""

from dataclasses import fields
from datetime import UTC, datetime
from typing import Any

import click

from regulars import clock
from regulars.commerce.queries import shops
from regulars.host.answer import answer
from regulars.insight.kpis import ALL_SHOPS, YEAR, Overview, Share, overview
from regulars.insight.refresh import AlreadyRefreshing, refresh
from regulars.web import format as written


class Moment(click.ParamType[datetime]):
    """A moment in ISO 8601; without an offset it is UTC."""

    name = "moment"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        try:
            moment = datetime.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is no moment like 2010-12-09T18:00 or 2010-12-09T18:00+02:00.", param, ctx)
        return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)


@click.group("insight")
def insight() -> None:
    """Work out what we understand of the customers."""


@insight.command("refresh")
@click.option("--at", type=Moment(), default=None, help="As of this moment; without it, as of now.")
def refresh_command(at: datetime | None) -> None:
    """Work out everything anew."""
    latest = overview()
    if at and latest and at < latest.as_of:
        # What wasn't known by then would be forgotten: after an import that is everybody.
        stands = f"{latest.as_of:%Y-%m-%d %H:%M} UTC"
        raise click.ClickException(f"All is worked out as of {stands} already; it never goes back.")
    try:
        run = refresh(at or clock.now())
    except AlreadyRefreshing as already:
        raise click.ClickException(str(AlreadyRefreshing.__doc__)) from already
    answer(
        {"as_of": run.as_of.isoformat(), "seconds": run.seconds, **run.counts},
        words=f"{run.counts['people']} people in {run.seconds:.1f} s, as of {run.as_of:%Y-%m-%d %H:%M} UTC.",
    )


@click.command("kpis")
@click.option("--days", type=click.Choice(["30", "90", "365", "0"]), default=str(YEAR), help="0: ever.")
@click.option("--shop", type=int, default=ALL_SHOPS, help="Only the shop with this id.")
def kpis_command(days: str, shop: int) -> None:
    """Show how much of the business comes from people who come back."""
    if shop != ALL_SHOPS and not any(one.id == shop for one in shops()):
        known = ", ".join(f"{one.id} ({one.name})" for one in shops()) or "none yet"
        raise click.ClickException(f"There is no shop {shop}. There is: {known}.")
    found = overview(days=int(days), shop=shop)
    if found is None:
        raise click.ClickException("Nothing is worked out yet: run `regulars insight refresh`.")
    answer(values(found), words=words(found))


def values(found: Overview) -> dict[str, Any]:
    """The figures as a script reads them: shares with their part and whole, amounts in minor units."""
    told = {field.name: getattr(found, field.name) for field in fields(found)}
    shares = {name: _share(value) for name, value in told.items() if isinstance(value, Share)}
    return {
        **told,
        **shares,
        "since": found.since.isoformat(),
        "until": found.until.isoformat(),
        "as_of": found.as_of.isoformat(),
        "customers": found.customers,
        "orders": found.orders,
        "revenue_business": found.revenue_business,
        "reference": float(found.reference),
        "basis": "revenue" if found.repeat_profit is None else "profit",
    }


def _share(share: Share) -> dict[str, float | int | None]:
    return {
        "value": None if share.value is None else float(share.value),
        "part": share.part,
        "whole": share.whole,
    }


def words(found: Overview) -> str:
    """The figures as a person reads them."""
    least = "at least " if found.truncated else ""
    revenue = written.money(found.revenue_business, currency=found.currency)
    brought = f"{_percent(found.repeat_orders)} of orders, {_percent(found.repeat_revenue)} of revenue"
    profit = (
        f"{_percent(found.repeat_profit)} (reference: up to 40 %)" if found.repeat_profit else "cost unknown"
    )
    late, people = found.counts["rhythms"], found.counts["people"]
    lines = {
        "From, to": f"{found.since}, {found.until}",
        "Customers": f"{found.customers:,} who ordered in that time",
        "Orders, revenue": f"{found.orders:,}, {revenue}",
        "Come back": f"{least}{_percent(found.repeat_rate)} of customers",
        "They bring": brought,
        "of profit": profit,
        "Overdue": f"{late['overdue']:,} of the {people:,} who ever ordered, {late['quiet']:,} gone quiet",
    }
    return "\n".join(f"{name:16} {said}" for name, said in lines.items())


def _percent(share: Share) -> str:
    return written.percent(share.value, digits=1)


COMMANDS = [insight, kpis_command]
