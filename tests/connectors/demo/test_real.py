"""Is the real year real, and what is made up marked as such?"""

import polars as pl
import pytest

from regulars.commerce.models import CustomerTotals as Totals
from regulars.connectors.demo import demo, real
from regulars.customers.models import Consent, Identity
from regulars.insight.kpis import overview


@pytest.fixture(scope="module")
def year() -> pl.DataFrame:
    return real.with_people(pl.read_parquet(real.FILE))


def test_every_line_of_the_year_is_there_and_credited():
    assert pl.read_parquet(real.FILE).height == 525_461
    credit = real.FILE.with_name("online_retail_2009_2010.LICENCE.md").read_text(encoding="utf-8")
    assert "CC BY 4.0" in credit
    assert "Chen, D." in credit


def test_each_number_gets_an_address_that_belongs_to_nobody(year):
    first = year.row(0, named=True)
    assert (first[real.NUMBER], first[real.ADDRESS]) == (13085.0, "customer-13085@example.com")
    assert year.filter(pl.col(real.NUMBER).is_null())[real.ADDRESS].null_count() == 107_927


def test_four_in_five_have_consented_each_told_once(year):
    said = year[real.CONSENT].drop_nulls()
    customers = year[real.NUMBER].drop_nulls().n_unique()
    assert len(said) == customers == 4_383
    assert (said == "yes").sum() / len(said) == pytest.approx(0.8, abs=0.01)


def test_who_consented_is_the_same_each_time():
    assert [real.has_consented(number) for number in range(12346, 12356)] == [
        real.has_consented(number) for number in range(12346, 12356)
    ]


def test_a_made_up_consent_says_so_in_its_proof(store):
    demo.load("real")
    consent = Consent.objects.first()
    assert consent is not None
    assert consent.evidence["column"] == "Consent (made up for the demo)"
    assert Identity.objects.filter(kind="email", value__endswith="@example.com").exists()


@pytest.mark.long
def test_the_whole_year_is_there_and_understood(database, tmp_path, monkeypatch):
    monkeypatch.setenv("REGULARS_DATA", str(tmp_path / "data"))
    loaded = demo.load("real")
    assert loaded.total == 525_461
    assert (loaded.state, loaded.done) == ("loaded", loaded.total)
    found = overview()
    assert found is not None
    assert found.counts["people"] == Totals.objects.filter(orders__gt=0).count()
