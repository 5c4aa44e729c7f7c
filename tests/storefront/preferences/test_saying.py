"""Does what somebody chose become statements with their words, and nothing that wasn't said?"""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from regulars.channels.preferring import Pass
from regulars.customers import queries
from regulars.customers.actions import consent
from regulars.customers.actions.prefer import Proof, prefer
from regulars.customers.actions.topics import set_topic
from regulars.customers.models import Consent, Identity, Person
from regulars.customers.preferences import Preferences
from regulars.events.models import Event
from regulars.storefront.preferences import saying
from regulars.storefront.preferences.offered import offered
from regulars.storefront.preferences.saying import Chosen

AS_IT_WAS = {
    "allowed": ("email", "noting"),
    "topics": ("garden", "news"),
    "rhythm": "",
    "preferred": "",
    "language": "",
}


@pytest.fixture
def ann(shop):
    """She allows letters; her telephone number is known, and there are two topics."""
    who = shop.knows("Ann")
    Identity.objects.create(customer_id=who, kind="phone", value="+37120000001", first_seen_at=shop.at)
    for slug in ("garden", "news"):
        set_topic(slug, names={"en": slug.title()}, says={}, position=0, actor="staff:1", at=shop.at)
    return who


def now(ann):
    (card,) = queries.cards([ann])
    return offered(card, shop="Amber & Pine", language="en")


def says(shop, ann, **chosen):
    saying.say(Chosen(**{**AS_IT_WAS, **chosen}), of=now(ann), by=Pass(ann, 21), at=shop.at)


def test_what_stays_as_it_was_is_not_said_anew(shop, ann):
    before = Consent.objects.count()
    says(shop, ann)
    assert (Consent.objects.count(), queries.preferences([ann])) == (before, Preferences())


def test_a_yes_and_a_no_are_statements_with_the_words_that_were_shown(shop, ann):
    says(shop, ann, allowed=("sms", "noting"))
    said = Consent.objects.filter(customer_id=ann, how="link").order_by("channel")
    assert [(row.channel, row.granted, row.wording, row.evidence) for row in said] == [
        (
            "email",
            False,
            "Amber & Pine may send me offers and news by e-mail.",
            {"page": "preferences", "send_id": 21},
        ),
        (
            "sms",
            True,
            "Amber & Pine may send me offers and news by SMS.",
            {"page": "preferences", "send_id": 21},
        ),
    ]


def test_topics_rhythm_channel_and_language_are_kept_and_told_with_the_letter(shop, ann):
    says(shop, ann, topics=("news",), rhythm="month", preferred="sms", language="bg")
    assert queries.preferences([ann]) == Preferences(
        channel="sms", most=1, within_days=30, topics_left=("garden",)
    )
    assert Person.objects.get(pk=ann).language == "bg"
    told = Event.objects.get(name="preferences.changed").payload
    assert (told["how"], told["send_id"]) == ("link", 21)
    assert told["wording"].splitlines()[:3] == ["Garden", "News", "As it comes"]


def test_a_topic_that_nobody_is_asked_about_any_more_stays_left(shop, ann):
    old = Preferences(most=2, within_days=10, topics_left=("podcast",))
    prefer(ann, old, proof=Proof(how="form"), actor="customer", at=shop.at)
    says(shop, ann, rhythm="own", topics=("garden", "news"))
    assert queries.preferences([ann]) == old


def test_a_pause_lasts_a_month_or_until_it_is_ended(shop, ann):
    until = saying.pause(now(ann), by=Pass(ann, 0), at=shop.at)
    assert until == shop.at + timedelta(days=30)
    assert queries.preferences([ann]).paused_until == until
    saying.resume(now(ann), by=Pass(ann, 0), at=shop.at)
    assert queries.preferences([ann]).paused_until is None


def test_switching_all_off_says_no_where_there_was_a_yes(shop, ann):
    saying.leave_all(now(ann), wording="No more", by=Pass(ann, 21), at=shop.at)
    row = Consent.objects.get(customer_id=ann, how="link")
    assert (row.channel, row.granted, row.wording) == ("email", False, "No more")


def test_noting_and_ads_are_statements_of_their_own_and_all_off_takes_the_ads_too(shop, ann):
    consent.state([replace(shop.said(ann, granted=False, at=shop.at), channel="ads")], actor="x", at=shop.at)
    shop.at += timedelta(minutes=1)
    says(shop, ann, allowed=("email", "ads"))
    said = Consent.objects.filter(customer_id=ann, how="link").order_by("channel")
    assert [(row.channel, row.purpose, row.granted) for row in said] == [
        ("ads", "offers", True),
        ("email", "tracking", False),
    ]
    assert said[0].wording.startswith("Amber & Pine may let Meta and Google show me its ads. They are told")
    saying.leave_all(now(ann), wording="Nothing any more.", by=Pass(ann, 21), at=shop.at)
    left = Consent.objects.filter(customer_id=ann, wording="Nothing any more.").order_by("channel")
    assert [(row.channel, row.purpose, row.granted) for row in left] == [
        ("ads", "offers", False),
        ("email", "offers", False),
    ]
