"""What can one import from the command line?"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
import msgspec

from regulars import clock
from regulars.business.models import Business, Shop
from regulars.commerce.actions.shops import add_shop, set_company
from regulars.connectors.files import actions, guess, kept, queries, running, summary
from regulars.connectors.files.columns import Mapping, Proposal, proposal, propose
from regulars.connectors.files.encodings import ENCODINGS
from regulars.connectors.files.errors import FileRefused
from regulars.connectors.files.fields import FIELDS, SUBJECTS
from regulars.connectors.files.models import ImportRun
from regulars.connectors.files.problems import REASONS
from regulars.connectors.files.reading import Table, read
from regulars.host.answer import answer, wants_json
from regulars.web.audit import COMMAND

SHOWN_PROBLEMS = 5
AS_DAY_FIRST, AS_MONTH_FIRST = "day-first", "month-first"


@click.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--shop", "shop_name", default="", help="The shop it belongs to; made when there is none.")
@click.option("--currency", default="", help="Of a new shop, as EUR.")
@click.option("--time-zone", default="", help="Of a new shop, as Europe/Riga.")
@click.option("--yes", is_flag=True, help="Take the columns as they are matched, and ask nothing.")
@click.option("--mapping", "mapping_file", type=click.Path(exists=True, dir_okay=False, path_type=Path),
              help="A JSON file that says which column holds what.")  # fmt: skip
@click.option("--column", "named", multiple=True, metavar="FIELD=HEADER", help="Say what one column holds.")
@click.option("--encoding", type=click.Choice(ENCODINGS), help="Of a CSV, when it is read wrong.")
@click.option("--dates", type=click.Choice([AS_DAY_FIRST, AS_MONTH_FIRST]), help="How 01/02/2024 is meant.")
@click.option("--mixed-dates", is_flag=True, help="Read each date in the form it is written in.")
@click.option("--negatives-are-returns", is_flag=True, help="A negative quantity is a return.")
def import_command(
    file: Path, *, shop_name: str, currency: str, time_zone: str, yes: bool, mapping_file: Path | None,
    named: tuple[str, ...], encoding: str | None, dates: str | None, mixed_dates: bool, negatives_are_returns: bool,
) -> None:  # fmt: skip
    """Import a CSV, Excel or Parquet export of orders, customers or products. Twice changes nothing."""
    with refusals():
        table = read(file, encoding=encoding or "")
        answers = {"date_order": (dates or "").removesuffix("-first"), "negatives": "return" * negatives_are_returns}
        mapping = chosen(table, mapping_file, named)
        told = {name: value for name, value in answers.items() if value} | ({"mixed_dates": True} if mixed_dates else {})
        found = proposal(table, msgspec.structs.replace(mapping, **told), {})
        show(table, found)
        if not yes:
            confirm()
        shop = the_shop(shop_name, guess.guessed(table, mapping), currency=currency, time_zone=time_zone, yes=yes)
        it = taken_up(file, found.mapping, table, shop=shop, encoding=table.encoding)
        worked(it)
    report(it)


@contextmanager
def refusals() -> Iterator[None]:
    """A refused file ends the command with its sentence."""
    try:
        yield
    except FileRefused as refusal:
        raise click.ClickException(str(refusal)) from None
    except running.ShopBusy:
        raise click.ClickException("Another file is being imported into this shop. Wait for its end.") from None


def chosen(table: Table, mapping_file: Path | None, named: tuple[str, ...]) -> Mapping:
    """The mapping from the file, or as proposed, with the columns named on the command line."""
    if mapping_file is not None:
        try:
            mapping = msgspec.json.decode(mapping_file.read_bytes(), type=Mapping)
        except msgspec.DecodeError as wrong:
            raise click.BadParameter(f"{mapping_file}: {wrong}", param_hint="--mapping") from None
    else:
        mapping = propose(table, remembered=queries.remembered(table.headers)).mapping
    columns = dict(mapping.columns)
    for pair in named:
        field, _, header = pair.partition("=")
        if field not in FIELDS or (header and header not in table.headers):
            raise click.BadParameter(
                f"{pair!r}: fields are {', '.join(FIELDS)}; columns are {', '.join(table.headers)}",
                param_hint="--column",
            )
        columns.pop(field, None)
        if header:
            columns[field] = header
    return msgspec.structs.replace(mapping, columns=columns)


def show(table: Table, found: Proposal) -> None:
    """The matched columns with some of their cells."""
    say = lambda text="": click.echo(text, err=wants_json())  # noqa: E731 one line, used a dozen times
    kind = found.mapping.shape or f"{SUBJECTS[found.mapping.subject]}"
    read_as = f", read as {table.encoding}" if table.encoding else ""
    say(f"{table.name}: {table.frame.height:,} rows, {kind}{read_as}\n")
    width = max((len(str(FIELDS[match.field].label)) for match in found.matches), default=0)
    for match in found.matches:
        doubt = "" if match.confidence == 100 else "  (?)"
        label = str(FIELDS[match.field].label).ljust(width)
        say(f"  {label}  {match.header}{doubt}   {' · '.join(match.samples)}")
    if found.unused:
        say(f"\n  Not used: {', '.join(found.unused)}")
    for group in found.missing:
        say(f"\n  Missing: {' or '.join(str(FIELDS[name].label) for name in group)}")
    if not found.tells_who and found.mapping.subject != "products":
        say("\n  No column says who bought: orders can be counted, but nobody can be recognised.")
    say()


def confirm() -> None:
    """Ask whether the columns are right. Raises click.Abort."""
    if not sys.stdin.isatty():
        raise click.ClickException("Nobody is there to confirm the columns: say --yes to take them as they are.")
    click.confirm("Import it so? (--column FIELD=HEADER changes a column)", abort=True, default=True)


def the_shop(name: str, suggested: guess.Guess, *, currency: str, time_zone: str, yes: bool) -> Shop:
    """The shop that is named, the only one, or a new one."""
    there = queries.shops()
    for shop in there:
        if shop.name == name or (not name and len(there) == 1):
            return shop
    if not name and there:
        names = ", ".join(shop.name for shop in there)
        raise click.UsageError(f"There are several shops: say which one by --shop. They are: {names}")
    business = Business.objects.get(id=1)
    ask = not yes and sys.stdin.isatty()
    told = {
        "name": name or business.name or suggested.name,
        "currency": currency.upper() or suggested.currency or business.currency,
        "time_zone": time_zone or suggested.time_zone or business.time_zone,
    }
    if ask:
        told = {key: click.prompt(f"The new shop's {key.replace('_', ' ')}", default=value) for key, value in told.items()}
    return opened(told, business, suggested.country, is_first=not there)


def opened(told: dict[str, str], business: Business, country: str, *, is_first: bool) -> Shop:
    """A new shop; the first one gives a business that was not set up yet its currency and time zone."""
    at = clock.now()
    if is_first and not business.name:
        set_company(told, actor=COMMAND, at=at)
    return add_shop(**told, country=country, actor=COMMAND, at=at)


def taken_up(file: Path, mapping: Mapping, table: Table, *, shop: Shop, encoding: str) -> ImportRun:
    """The import of this very content that was interrupted, or else a new one."""
    at = clock.now()
    new = actions.receive(kept.pieces_of(file), name=file.name, actor=COMMAND, at=at)
    if before := queries.unfinished(new.digest, shop_id=shop.id):
        if msgspec.convert(before.mapping, Mapping) == mapping:
            actions.delete_file(new, actor=COMMAND, at=at)
            if before.state == "stopped":
                actions.resume(before, actor=COMMAND, at=at)
            click.echo(f"Going on with import {before.id}, {before.rows_done:,} rows are done.", err=True)
            return before
    actions.confirm(
        new, mapping=mapping, headers=table.headers, shop_id=shop.id, encoding=encoding, actor=COMMAND, at=at
    )
    return new


def worked(it: ImportRun) -> None:
    """Import with a bar of progress, rate and time left, where somebody watches."""
    if not sys.stderr.isatty():
        done = running.run(it.id)
    else:
        with click.progressbar(
            length=it.rows or 1, label="Importing", show_eta=True, show_pos=True, file=sys.stderr,
            item_show_func=lambda run: f"{summary.per_second(run):,} rows/s" if run else "",
        ) as bar:  # fmt: skip

            def told(run: ImportRun) -> None:
                bar.length = run.rows
                bar.update(run.rows_done - bar.pos, run)

            done = running.run(it.id, told=told)
    it.refresh_from_db()
    if done.state == "failed":
        raise click.ClickException(done.error)


def report(it: ImportRun) -> None:
    """What became of the file."""
    lines = [f"{it.rows:,} rows in {it.worked_ms / 1000:.1f} s, {summary.per_second(it):,} rows/s.", ""]
    for part in (summary.rows(it), summary.documents(it)):
        lines += [f"  {count.count:>10,}  {'  ' * count.part}{count.label}" for count in part] + [""]
    lines.append(summary.in_a_sentence(it))
    if it.problems:
        lines += ["", f"{it.problems:,} problems; the report is in the console under Imports. The first ones:"]
        lines += [
            f"  line {p.line}{f', {p.column}' * bool(p.column)}{f' = {p.value}' * bool(p.value)}: {REASONS[p.reason]}"
            for p in queries.problems(it.id, count=SHOWN_PROBLEMS)
        ]
    answer(summary.as_json(it), words="\n".join(lines))


COMMANDS = [import_command]
