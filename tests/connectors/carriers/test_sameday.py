"""Is it understood where Sameday says that parcels are?"""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest

from regulars.connectors.carriers.sameday import CARRIER, FIRST, Status, step_of
from regulars.connectors.connector import Unreadable
from regulars.connectors.exchange import Access, Answer, Hooks, KeysRefused, Question, Standing
from tests.connectors.talking import heard, told

FIXTURES = Path(__file__).parents[2] / "fixtures" / "carriers"
USER = Access("https://candles.example.com", {"username": "candles", "password": "s3cret"})
NOW = datetime(2026, 3, 2, 16, tzinfo=UTC)
IN = Answer(
    200,
    {"date": "Mon, 02 Mar 2026 16:00:00 GMT"},
    (FIXTURES / "sameday_authenticate.json").read_bytes(),
)
CHANGES = Answer(200, {}, (FIXTURES / "sameday_status_sync.json").read_bytes())
NOTHING = Answer(200, {}, b"")


def page(*, since=None, position="", answers):
    question = Question(stream="parcels", since=since, position=position)
    return heard(CARRIER.api.page(question, access=USER), answers)


def span(request):
    asked = dict(parse_qsl(urlsplit(request.url).query))
    return int(asked["startTimestamp"]), int(asked["endTimestamp"]), int(asked["page"])


def test_what_moved_is_told_of_the_waybill():
    (entering, asking), found = page(since=NOW - timedelta(hours=1), answers=[IN, CHANGES])
    assert entering.headers["X-Auth-Username"] == "candles"
    assert asking.headers == {"X-Auth-Token": "0123456789abcdef"}
    assert asking.url.startswith("https://api.sameday.ro/api/client/status-sync?")
    assert [(fact.tracking_number, fact.status) for fact in found.facts] == [
        ("1SDY260300001", "delivered"),
        ("1SDY260300001", "out_for_delivery"),
        ("1SDY260300002", "in_transit"),
        ("1SDY260300003", "announced"),
    ]
    assert found.latest == datetime(2026, 3, 2, 15, 20, 13, tzinfo=UTC)
    assert (found.facts[0].says, found.next, found.problems) == ("Colet livrat", "", ())


def test_a_longer_time_is_asked_for_two_hours_at_a_time():
    now = int(NOW.timestamp())
    (_, first), found = page(since=NOW - timedelta(hours=5), answers=[IN, CHANGES])
    assert span(first) == (now - 18_000, now - 10_800, 1)
    assert found.next == f"{now - 10_800}:1"
    (_, last), found = page(position=f"{now - 3_600}:1", answers=[IN, NOTHING])
    assert span(last) == (now - 3_600, now, 1)
    assert (found.next, found.facts) == ("", ())


def test_at_the_beginning_it_goes_back_as_far_as_parcels_travel():
    (_, asked), _ = page(answers=[IN, NOTHING])
    assert span(asked)[0] == int((NOW - FIRST).timestamp())


def test_a_full_page_has_another_of_the_same_span():
    one = CHANGES.body.split(b'"data": [')[1].split(b"},")[0] + b"}"
    full = Answer(200, {}, b'{"data": [' + b",".join([one] * 500) + b"]}")
    _, found = page(since=NOW - timedelta(hours=5), answers=[IN, full])
    assert found.next == f"{int((NOW - timedelta(hours=5)).timestamp())}:2"


def test_one_change_that_cannot_be_read_keeps_back_no_other():
    broken = CHANGES.body.replace(b"2026-03-02T17:20:13+0200", b"yesterday")
    _, found = page(since=NOW, answers=[IN, Answer(200, {}, broken)])
    assert (len(found.facts), len(found.problems), found.things) == (3, 1, 4)


@pytest.mark.parametrize(
    ("said", "step"),
    [
        ("Livrare nereusita", "failed"),
        ("Destinatar absent", "failed"),
        ("Colet refuzat", "failed"),
        ("Retur la expeditor", "returned"),
        ("Incarcat in easybox", "to_collect"),
        ("Iesire din hub", "in_transit"),
        ("Livrat", "delivered"),
        ("Nelivrat", "failed"),
    ],
)
def test_a_status_without_a_known_number_is_known_by_its_name(said, step):
    assert step_of(Status(99, "1SDY260300001001", "", status=said)) == step


def test_what_comes_back_is_returned_whatever_its_status():
    assert step_of(Status(33, "1SDY260300001001", "", in_return=True)) == "returned"


def test_a_user_whom_sameday_does_not_know_is_told_so():
    with pytest.raises(KeysRefused):
        page(answers=[Answer(401, {}, b"{}")])
    with pytest.raises(Unreadable):
        page(answers=[Answer(200, {}, IN.body)])
    (finding,) = told(CARRIER.api.check(Hooks("", ""), access=USER), [IN])
    assert finding.standing is Standing.GOOD
