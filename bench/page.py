"""How do the figures stand on the performance page?

The page is written by hand but for the table between its two marks. A test holds it against results.json.
"""

from collections.abc import Iterable
from pathlib import Path

from bench.figure import Row

PAGE = Path(__file__).parents[1] / "docs" / "performance.md"
BEGIN, END = "<!-- figures: written by python -m bench -->\n", "<!-- end of figures -->\n"
HEAD = ("Figure", "Measured", "", "Target", "", "In the same run")


def write(rows: Iterable[Row]) -> None:
    """Put the figures into the page."""
    PAGE.write_text(filled(PAGE.read_text(encoding="utf-8"), rows), encoding="utf-8")


def filled(text: str, rows: Iterable[Row]) -> str:
    """The page's text with these figures between its marks."""
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n{table(list(rows))}\n{END}{after}"


def table(rows: list[Row]) -> str:
    """All figures, under each kind of machine those that were measured on it."""
    parts = []
    for machine in sorted({row["machine"] for row in rows}):
        cells: list[tuple[str, ...]] = [HEAD, ("---", "---:", "---", "---:", "---", "---")]
        cells += [line(row) for row in rows if row["machine"] == machine]
        parts.append(f"Measured on: {machine}.\n\n" + "".join(f"| {' | '.join(row)} |\n" for row in cells))
    return "\n".join(parts)


def line(row: Row) -> tuple[str, ...]:
    """A figure's cells."""
    return (
        f"`{row['name']}`", f"{row['value']:,}", row["unit"], target(row), verdict(row), row["peer"],
    )  # fmt: skip


def target(row: Row) -> str:
    """What was to be reached; '' where the row only reports."""
    return "" if row["target"] is None else f"{'≥' if row['better'] == 'more' else '≤'} {row['target']:,}"


def verdict(row: Row) -> str:
    return "" if row["holds"] is None else "holds" if row["holds"] else "missed"
