"""What does the terminal show of a file's columns, of its import, and of its end?"""

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from regulars.connectors.files import queries, running, summary
from regulars.connectors.files.columns import beside
from regulars.connectors.files.fields import FIELDS, PRODUCTS, SUBJECTS
from regulars.connectors.files.mapping import Proposal
from regulars.connectors.files.reading import Table
from regulars.connectors.files.reasons import REASONS
from regulars.host.answer import answer, wants_json

if TYPE_CHECKING:
    from regulars.connectors.files.models import ImportRun

SHOWN_PROBLEMS = 5


def show(table: Table, found: Proposal, *, remembered: Sequence[str] = ()) -> None:
    """The matched columns with some of their cells; beside the answer when that is JSON.

    remembered: the answers that are from an earlier import of the same content.
    """
    kind = found.mapping.shape or str(SUBJECTS[found.mapping.subject])
    read_as = f", read as {table.encoding}" if table.encoding else ""
    width = max((len(str(FIELDS[match.field].label)) for match in found.matches), default=0)
    lines = [f"{table.name}: {table.frame.height + len(table.ragged):,} rows, {kind}{read_as}", ""]
    for match in found.matches:
        doubt = "" if match.confidence == 100 else "  (?)"
        label = str(FIELDS[match.field].label).ljust(width)
        lines.append(f"  {label}  {match.header}{doubt}   {' · '.join(match.samples)}")
    if found.unused:
        lines += ["", f"  Not used: {', '.join(found.unused)}"]
    for answered, said in summary.answers(found.mapping).items():
        lines += ["", f"  {said}{'  (remembered from its last import)' if answered in remembered else ''}"]
    for group in found.missing:
        lines += ["", f"  Missing: {' or '.join(str(FIELDS[name].label) for name in group)}"]
    if not found.tells_who and found.mapping.subject != PRODUCTS:
        lines += ["", "  No column says who bought: orders are counted, but nobody can be recognised."]
    if others := beside(table):
        lines += ["", f"  Beside it, and imported along: {', '.join(others)}"]
    click.echo("\n".join([*lines, ""]), err=wants_json())


def confirm() -> None:
    """Ask whether the columns are right. Raises click.Abort."""
    if not sys.stdin.isatty():
        raise click.ClickException(
            "Nobody is there to confirm the columns: say --yes to take them as they are."
        )
    click.confirm("Import it so? (--column FIELD=HEADER changes a column)", abort=True, default=True)


def worked(it: "ImportRun") -> "ImportRun":
    """Import with a bar of progress, rate and time left, where somebody watches."""
    if not sys.stderr.isatty():
        return running.run(it.id)
    with click.progressbar(
        length=1, label="Importing", show_eta=True, show_pos=True, file=sys.stderr, item_show_func=_rate
    ) as bar:

        def told(run: "ImportRun") -> None:
            bar.length = run.rows
            bar.update(run.rows_done - bar.pos, run)

        return running.run(it.id, told=told)


def report(it: "ImportRun", *, remembered: Sequence[str] = ()) -> None:
    """What became of the file. remembered: the answers that are from an earlier import of it."""
    lines = [f"{it.rows:,} rows in {it.worked_ms / 1000:.1f} s, {summary.per_second(it):,} rows/s."]
    if shop := it.shop:
        lines.append(f"They belong to the shop “{shop.name}” ({shop.currency}, {shop.time_zone}).")
    lines.append("")
    for part in (summary.rows(it), summary.documents(it)):
        lines += [f"  {count.count:>10,}  {'  ' * count.part}{count.label}" for count in part] + [""]
    lines.append(summary.in_a_sentence(it))
    if history := summary.of_history(it):
        lines += ["", history]
    if it.problems:
        found = f"{it.problems:,} problem{'s' * (it.problems != 1)}"
        lines += ["", f"{found}; the report is in the console under Imports. The first ones:"]
        for problem in queries.problems(it.id, count=SHOWN_PROBLEMS):
            where = ", ".join(
                part for part in (f"line {problem.line}", problem.column, problem.value) if part
            )
            lines.append(f"  {where}: {REASONS[problem.reason]}")
    answer({**summary.as_json(it), "remembered": list(remembered)}, words="\n".join(lines))


def _rate(it: "ImportRun | None") -> str:
    return f"{summary.per_second(it):,} rows/s" if it else ""
