"""The owner's own estimates, written where they are read."""

import pytest

from regulars import clock
from regulars.insight.models import IntervalEstimate
from regulars.insight.refresh import refresh
from regulars.web.models import StaffAction
from regulars.web.roles import Role
from tests.browser_fixtures import client_of, member
from tests.insight.pages.reader import text

PARTIAL = {"HX-Request": "true"}


def test_the_owners_estimate_is_kept_in_place(candle, client):
    answer = client.post(f"/products/{candle}/estimate/", {"days": "28"}, headers=PARTIAL)
    assert 'value="28"' in answer.content.decode()
    assert "Kept." in text(answer)
    assert IntervalEstimate.objects.get().days == 28
    assert StaffAction.objects.get().action == "interval.estimated"
    client.post(f"/products/{candle}/estimate/", {"days": ""})
    assert not IntervalEstimate.objects.exists()


@pytest.mark.parametrize("days", ["0", "4000", "soon"])
def test_what_is_no_number_of_days_is_refused_in_place(candle, client, days):
    answer = client.post(f"/products/{candle}/estimate/", {"days": days}, headers=PARTIAL)
    assert "Write whole days" in text(answer)
    assert "aria-invalid" in answer.content.decode()
    assert not IntervalEstimate.objects.exists()


def test_a_category_has_an_estimate_too(candle, client):
    client.post("/products/categories/estimate/", {"category": "Home", "days": "20"})
    assert IntervalEstimate.objects.get().product_category == "Home"
    assert client.post("/products/categories/estimate/", {"category": "Moon"}).status_code == 404
    assert client.post("/products/999999/estimate/", {"days": "20"}).status_code == 404
    refresh(clock.now())
    assert "slower than you expected" in text(client.get("/products/categories/"))


def test_only_marketers_estimate(candle):
    analyst = client_of(member("Ansis", role=Role.ANALYST))
    assert analyst.post(f"/products/{candle}/estimate/", {"days": "28"}).status_code == 403
    assert 'name="days"' not in analyst.get("/products/").content.decode()
