"""Is it understood what a file says that advertising cost?"""

from datetime import date

from regulars.commerce.sources.models import AdSpend
from regulars.connectors.files import running
from tests.connectors.files.conftest import FIXTURES, NOON, handed_in


def rows(found):
    return [(each.source, each.campaign, each.day, each.spend_minor, each.clicks) for each in found.facts]


def test_an_export_of_meta_is_known_and_its_sets_of_ads_are_summed_up(told):
    found = told((FIXTURES / "meta_ads.csv").read_bytes(), name="meta.csv")
    assert rows(found) == [
        ("meta", "Spring", date(2026, 3, 1), 2050, 50),
        ("meta", "Spring", date(2026, 3, 2), 900, 20),
        ("meta", "Sale", date(2026, 3, 2), 0, None),
    ]
    assert {each.currency for each in found.facts} == {"USD"}
    assert {each.version for each in found.facts} == {NOON}
    assert found.plan.accounts["rows_summed_up"] == 1


def test_an_export_of_google_is_known_below_its_title_and_its_total_is_left_out(told):
    found = told((FIXTURES / "google_ads.csv").read_bytes(), name="google.csv")
    assert rows(found) == [
        ("google", "Brand", date(2026, 3, 1), 1234, 12),
        ("google", "Shopping", date(2026, 3, 1), 123456, 1500),
    ]
    assert found.facts[1].impressions == 98765
    assert [reason for *_, reason in found.problems] == ["no_date"]


def test_any_table_with_a_day_an_advertiser_and_an_amount_will_do(told):
    found = told(
        "Date;Advertiser;Campaign;Ad spend;Clicks\n"
        "31.03.2026;Facebook;Spring;12,50;7\n"
        "31.03.2026;Radio Skonto;;100;\n"
        "31.03.2026;;Spring;5;\n"
        "31.03.2026;Google;Spring;;\n"
        "31.03.2026;Google;Spring;-5;\n",
        name="costs.csv",
    )
    assert rows(found) == [
        ("meta", "Spring", date(2026, 3, 31), 1250, 7),
        ("radio skonto", "", date(2026, 3, 31), 10000, None),
    ]
    assert [(line, reason) for line, _, _, reason in found.problems] == [
        (4, "no_advertiser"),
        (5, "no_amount"),
        (6, "spend_below_0"),
    ]
    assert {each.currency for each in found.facts} == {"EUR"}


def test_a_currency_that_is_none_is_said(told):
    found = told("Date,Advertiser,Ad spend,Currency\n2026-03-01,Meta,5,XXQ\n2026-03-01,Meta,5,USD\n")
    assert [reason for *_, reason in found.problems] == ["unknown_currency"]
    assert [each.currency for each in found.facts] == ["USD"]


def test_imported_twice_it_is_there_once_and_a_later_export_corrects_it(shop, written):
    content = "Day,Advertiser,Campaign,Ad spend\n2026-03-01,Meta,Spring,10\n"
    for text, spent, outcome in (
        (content, 1000, "new"),
        (content, 1000, "known"),
        (content.replace(",10", ",12"), 1200, "changed"),
    ):
        run = running.run(handed_in(written(text, name="costs.csv"), shop=shop).id)
        assert run.results == {f"SpendFact.{outcome}": 1}
        assert AdSpend.objects.get().spend_minor == spent
