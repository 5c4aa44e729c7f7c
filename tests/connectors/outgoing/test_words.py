"""Does the log read as what happened?"""

import pytest

from regulars import clock
from regulars.connectors.outgoing.models import NOTICE_STATES, OFF_WHY, Endpoint, Notice
from regulars.connectors.outgoing.words import OFF, STATES, answered, fate, standing


def test_every_state_has_words():
    assert set(STATES) == set(NOTICE_STATES)
    assert {"", *OFF} == set(OFF_WHY)


@pytest.mark.parametrize(
    ("endpoint", "says"),
    [
        (Endpoint(), "on"),
        (Endpoint(failing_since=clock.wall()), "failing"),
        (Endpoint(off_why="gone"), "ended by the receiver"),
    ],
)
def test_an_endpoint_says_how_it_stands(endpoint, says):
    assert standing(endpoint)[0] == says


def test_a_notice_that_failed_once_says_that_it_comes_again():
    assert fate(Notice(state="planned"))[0] == "waits"
    assert fate(Notice(state="planned", attempts=2))[0] == "tried, comes again"


def test_an_answer_is_its_status_and_no_answer_is_what_went_wrong():
    assert answered(Notice(status=503, took_ms=12)) == "503 · 12 ms"
    assert answered(Notice(response="ConnectTimeoutError: timed out")) == "ConnectTimeoutError: timed out"
