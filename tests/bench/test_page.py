import json
import re

from bench import page
from bench.__main__ import RESULTS

ROW = {
    "name": "events.p99_ratio",
    "value": 1.5,
    "unit": "of the bare app's p99",
    "peer": "40.6 ms bare",
    "target": 3,
    "better": "less",
    "holds": True,
    "machine": "2 cores",
}
FIRST = ["import.copy_ratio", "events.bare_ratio", "events.p99_ratio", "react.events_per_core_s"]
SECOND = ["advance.claim_ratio", "console.p95_ms"]


def results():
    return json.loads(RESULTS.read_text())


def test_the_table_says_what_a_row_says():
    told = page.table([ROW])
    assert "Measured on: 2 cores." in told
    assert "| `events.p99_ratio` | 1.5 | of the bare app's p99 | ≤ 3 | holds | 40.6 ms bare |" in told


def test_a_missed_target_is_called_so():
    assert page.verdict({**ROW, "holds": False}) == "missed"


def test_a_row_without_a_target_only_reports():
    assert (page.target({**ROW, "target": None}), page.verdict({**ROW, "holds": None})) == ("", "")


def test_figures_of_two_machines_stand_apart():
    told = page.table([ROW, {**ROW, "name": "react.decisions_ratio", "machine": "64 cores"}])
    first, second = told.split("Measured on: 64 cores.")
    assert ("events.p99_ratio" in first, "react.decisions_ratio" in second) == (True, True)


def test_what_is_written_by_hand_stays():
    text = f"before\n{page.BEGIN}old\n{page.END}after\n"
    assert (
        page.filled(page.filled(text, [ROW]), [ROW])
        == f"before\n{page.BEGIN}\n{page.table([ROW])}\n{page.END}after\n"
    )


def test_the_page_shows_the_results():
    text = page.PAGE.read_text(encoding="utf-8")
    assert page.filled(text, results()) == text


def test_the_page_explains_every_figure():
    before, _, rest = page.PAGE.read_text(encoding="utf-8").partition(page.BEGIN)
    explained = re.findall(r"`(\w+\.\w+)`", before + rest.partition(page.END)[2])
    assert [row["name"] for row in results() if row["name"] not in explained] == []


def test_every_promised_figure_is_measured():
    assert {*FIRST, *SECOND} <= {row["name"] for row in results()}
