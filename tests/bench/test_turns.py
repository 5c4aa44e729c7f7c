"""Each measure runs, at a thousandth of its size, and gives the figures it is there for."""

import pytest

from bench.turns import files, measured

FIGURES = {
    "advance": {"advance.claim_ratio", "advance.letters_per_s"},
    "console": {"console.p95_ms", "insight.refresh_s"},
    "demo": {"demo.load_s"},
    "events": {"events.bare_ratio", "events.p99_ratio", "events.per_s", "events.orders_per_s"},
    "history": {"doors.history_ratio"},
    "import_file": {"import.copy_ratio", "import.rows_per_s"},
    "messages": {
        "messages.limit_ratio",
        "messages.obvious_ratio",
        "messages.two_workers_ratio",
        "messages.memory_growth_mb",
        "messages.row_bytes",
    },
    "page_script": {"doors.script_gz_bytes"},
    "react": {
        "react.events_per_core_s",
        "react.decisions_ratio",
        "react.us_per_event_100",
        "react.us_per_event_1000",
        "react.us_per_event_10000",
    },
    "segment": {"doors.segment_ratio"},
    "webhooks": {"doors.webhook_p99_ratio"},
}


def test_every_file_that_measures_is_known_here():
    assert set(files()) == set(FIGURES)


@pytest.mark.long
@pytest.mark.parametrize("name", FIGURES)
def test_a_measure_gives_its_figures(name):
    told = measured(name, share=0.001)
    assert {figure.name for figure in told} == FIGURES[name]
    assert all(figure.value > 0 for figure in told)
