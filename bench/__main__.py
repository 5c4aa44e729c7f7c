"""What is measured? Everything, or what is named: `python -m bench [import_file …]`.

Prints a table, and writes bench/results.json and docs/performance.md; rows of files that were not measured
now are kept. With `--share .1` a tenth of everything is measured and nothing is written: for work on bench.
"""

import json
from pathlib import Path

import click

from bench import page
from bench.figure import Row
from bench.machine import machine
from bench.turns import files, measured

RESULTS = Path(__file__).with_name("results.json")


@click.command()
@click.argument("names", nargs=-1)
@click.option("--share", type=click.FloatRange(0, 1, min_open=True), default=1.0, help="Of the full size.")
def main(names: tuple[str, ...], share: float) -> None:
    """Measure one file after the other, since the machine is small."""
    known: list[Row] = json.loads(RESULTS.read_text()) if RESULTS.exists() else []
    rows = {row["name"]: row for row in known}
    for name in names or files():
        for figure in measured(name, share=share):
            row = figure.row(machine=machine())
            rows[figure.name] = row
            print(line_of(row), flush=True)
        if share == 1.0:
            keep([rows[name] for name in sorted(rows)])


def keep(rows: list[Row]) -> None:
    """Write what is known so far: a measure that breaks off loses its own figures alone."""
    RESULTS.write_text(json.dumps(rows, indent=2) + "\n", encoding="utf-8")
    page.write(rows)


def line_of(row: Row) -> str:
    """A row as it stands in the terminal."""
    measured = f"{row['name']:<28} {row['value']:>12,} {row['unit']:<32}"
    return f"{measured} {page.target(row):<10} {page.verdict(row):<7} {row['peer']}"


if __name__ == "__main__":
    main()
