"""Does a yes of a mail program count with its proof alone, and is a no or a block never lost?"""

from datetime import UTC, datetime, timedelta

import pytest

from regulars.commerce.brought.facts import PastFact, SuppressionFact
from regulars.commerce.facts import ConsentFact
from regulars.connectors.files.subscribers import reason_of
from tests.connectors.files.conftest import FIXTURES, NOON, said

MAILCHIMP = sorted((FIXTURES / "mailchimp").glob("*.csv"))


def words(found):
    """Who said what, on which channel."""
    consents = [fact for fact in found.facts if isinstance(fact, ConsentFact)]
    return {(fact.buyer.who.email.split("@")[0], fact.channel): fact for fact in consents}


def blocked(found):
    return {
        fact.who.email.split("@")[0]: (fact.reason, fact.since)
        for fact in found.facts
        if isinstance(fact, SuppressionFact)
    }


@pytest.fixture
def mailchimp(zipped):
    return said(zipped(*MAILCHIMP, name="audience_export_8d1c2.zip"))


def test_mailchimps_zip_tells_who_agreed_who_left_and_whom_mail_does_not_reach(mailchimp):
    assert {who: fact.granted for who, fact in words(mailchimp).items()} == {
        ("ann", "email"): True,
        ("dita", "email"): True,
        ("cy", "email"): False,
        ("gunta", "email"): False,
    }
    assert blocked(mailchimp) == {
        "bo": ("bounced", datetime(2024, 9, 9, 3, tzinfo=UTC)),  # 06:00 in Riga, in summer
        "gunta": ("complained", datetime(2024, 12, 1, 5, tzinfo=UTC)),
    }
    assert mailchimp.plan.accounts == {"rows": 8, "customers": 7, "rows_held_back": 1}


def test_a_yes_carries_all_that_is_known_of_how_it_was_given(mailchimp):
    ann = words(mailchimp)["ann", "email"]
    assert ann.occurred_at == datetime(2024, 3, 1, 7, tzinfo=UTC)  # 09:00 in Riga, in winter
    assert ann.evidence == {
        "line": 2,
        "export": "Mailchimp",
        "consent_ip": "198.51.100.7",
        "confirmed_ip": "198.51.100.8",
        "consent_email_at": "2024-03-01T07:00:00+00:00",
        "confirmed_at": "2024-03-01T07:05:00+00:00",
    }
    # Dita was put into the list by its owner: the moment is all there is, and no address speaks for her.
    assert words(mailchimp)["dita", "email"].evidence == {
        "line": 3, "export": "Mailchimp", "confirmed_at": "2024-04-02T09:00:00+00:00",
    }  # fmt: skip


def test_who_is_subscribed_without_a_moment_has_given_no_yes_and_is_reported(mailchimp):
    assert ("edgars", "email") not in words(mailchimp)
    of_those_who_bought = "nonsubscribed_email_audience_export_8d1c2.csv"
    assert sorted(mailchimp.problems) == [
        (3, of_those_who_bought, "", "nobody"),
        (3, f"{of_those_who_bought}: Email Address", "not-an-address", "not_an_address"),
        (4, "subscribed_email_audience_export_8d1c2.csv", "", "consent_unproven"),
    ]


def test_who_only_bought_has_said_nothing(mailchimp):
    assert not [who for who in words(mailchimp) if who[0] == "hugo"]


def test_klaviyos_profiles_tell_both_channels_and_why_an_address_is_blocked():
    found = said(FIXTURES / "klaviyo_profiles.csv")
    assert {who: fact.granted for who, fact in words(found).items()} == {
        ("ann", "email"): True,
        ("ann", "sms"): True,
        ("bo", "email"): True,
        ("cy", "email"): False,
        ("gunta", "email"): False,  # subscribed before she complained
    }
    assert {who: why for who, (why, _) in blocked(found).items()} == {"bo": "bounced", "gunta": "complained"}
    assert blocked(found)["bo"][1] == NOON  # the export doesn't say since when
    assert found.problems == [(6, "", "", "consent_unproven")]
    assert words(found)["ann", "email"].evidence == {
        "line": 2,
        "export": "Klaviyo",
        "column": "Email Marketing Consent",
        "value": "SUBSCRIBED",
        "consent_source": "Footer form",
        "consent_email_at": "2024-03-01T09:00:00+00:00",
    }
    past = {f.who.email: f.orders for f in found.facts if isinstance(f, PastFact)}
    assert (past["ann@example.com"], past["bo@example.com"]) == (6, 0)


def test_brevos_contacts_need_their_confirmation_and_a_blocked_one_said_no():
    found = said(FIXTURES / "brevo_contacts.csv")
    assert {who: (fact.granted, fact.occurred_at) for who, fact in words(found).items()} == {
        ("ann", "email"): (True, datetime(2024, 3, 1, 7, tzinfo=UTC)),
        ("cy", "email"): (False, datetime(2024, 11, 30, 16, 30, tzinfo=UTC)),
    }
    # Why Cy is blocked isn't told: mail that belongs to an order may still go to him.
    assert blocked(found) == {}
    assert words(found)["ann", "email"].evidence["double_opt_in"] == "Yes"


@pytest.mark.parametrize(
    ("told", "reason"),
    [("['hard_bounce']", "bounced"), ("spam_complaint", "complained"), ("user_suppressed", "asked"),
     ("['unsubscribe']", ""), ("no_longer_interested", ""), ("", "")],
)  # fmt: skip
def test_the_words_of_programs_are_understood(told, reason):
    assert reason_of(told) == reason


OWN = """email,newsletter,consent date,consent method,consent page,consent text,ip
ann@buyer.test,yes,2024-03-01 09:00,form,https://shop.test/news,"I want news, by e-mail",198.51.100.7
bo@buyer.test,yes,,form,https://shop.test/news,"I want news, by e-mail",
cy@buyer.test,no,,,,,
dita@buyer.test,yes,2024-03-02 10:00,,,,198.51.100.9
eve@buyer.test,yes,2024-03-03 10:00,paper,,,
"""


def test_a_list_of_ones_own_brings_when_where_how_and_to_which_words(written):
    found = said(written(OWN))
    assert {who: fact.granted for who, fact in words(found).items()} == {
        ("ann", "email"): True,
        ("cy", "email"): False,
        ("eve", "email"): True,
    }
    ann = words(found)["ann", "email"]
    assert (ann.occurred_at, ann.wording) == (datetime(2024, 3, 1, 7, tzinfo=UTC), "I want news, by e-mail")
    assert ann.evidence == {
        "line": 2,
        "column": "newsletter",
        "value": "yes",
        "consent_source": "form",
        "consent_page": "https://shop.test/news",
        "consent_ip": "198.51.100.7",
        "consent_email_at": "2024-03-01T07:00:00+00:00",
    }


def test_a_yes_without_its_moment_or_its_circumstances_is_refused_with_its_line(written):
    assert said(written(OWN)).problems == [(3, "", "", "consent_unproven"), (5, "", "", "consent_unproven")]


def test_a_list_that_never_tells_how_is_of_the_moment_it_is_imported(written):
    found = said(written("email,newsletter\nann@buyer.test,yes\n"))
    assert words(found)["ann", "email"].occurred_at == NOON


def test_one_column_of_moments_is_of_both_channels(written):
    content = (
        "email,phone,newsletter,sms consent,consent date\nann@buyer.test,+37120000001,yes,yes,2024-03-01\n"
    )
    told = words(said(written(content)))
    assert {fact.occurred_at for fact in told.values()} == {datetime(2024, 2, 29, 22, tzinfo=UTC)}
    assert told["ann", "sms"].evidence["consent_email_at"] == "2024-02-29T22:00:00+00:00"


def test_a_yes_of_the_future_is_none_and_a_no_of_the_future_is_of_now(written):
    found = said(
        written(
            "email,newsletter,consent date\n"
            "ann@buyer.test,yes,2062-03-01\n"
            "cy@buyer.test,no,2062-03-01\n"
            f"dita@buyer.test,yes,{NOON + timedelta(hours=20):%Y-%m-%d %H:%M}\n"
        )
    )
    assert found.problems == [(2, "", "", "consent_unproven")]
    told = {who: (fact.granted, fact.occurred_at) for (who, _), fact in words(found).items()}
    assert told == {"cy": (False, NOON), "dita": (True, NOON)}
