"""What is measured? Everything, or what is named: `python -m bench [import_file …]`.

Prints a table and writes bench/results.json; rows of files that were not measured now are kept.
"""

import json
import sys
from importlib import import_module
from pathlib import Path

from bench.figure import Figure

HERE = Path(__file__).parent
RESULTS = HERE / "results.json"
FRAME = {"__init__", "__main__", "figure", "store"}


def main(names: list[str]) -> None:
    """Each file in a process' turn: one after the other, since the machine is small."""
    files = sorted(file.stem for file in HERE.glob("*.py") if file.stem not in FRAME)
    rows = {row["name"]: row for row in json.loads(RESULTS.read_text())} if RESULTS.exists() else {}
    for name in names or files:
        for figure in import_module(f"bench.{name}").measure():
            rows[figure.name] = row_of(figure)
            print(line_of(rows[figure.name]), flush=True)
    RESULTS.write_text(json.dumps([rows[name] for name in sorted(rows)], indent=2) + "\n")


def row_of(figure: Figure) -> dict[str, object]:
    return {
        "name": figure.name,
        "value": figure.value,
        "unit": figure.unit,
        "peer": figure.peer,
        "target": figure.target,
        "better": figure.better,
        "holds": figure.holds,
    }


def line_of(row: dict[str, object]) -> str:
    verdict = {True: "holds", False: "MISSED", None: ""}[row["holds"]]  # type: ignore[index]
    target = "" if row["target"] is None else f"{'>=' if row['better'] == 'more' else '<='} {row['target']}"
    return f"{row['name']:<28} {row['value']:>12,} {row['unit']:<26} {target:<10} {verdict:<7} {row['peer']}"


if __name__ == "__main__":
    main(sys.argv[1:])
