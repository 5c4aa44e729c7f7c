"""Can somebody choose what applies to them, as it stands now?"""

from msgspec.structs import replace

from regulars.capabilities.audiences.models import AdAccount
from regulars.channels.models import ChannelSetting
from regulars.channels.tracking.actions import allow_noting
from regulars.channels.tracking.settings import TrackingSettings
from regulars.customers import queries
from regulars.customers.actions import consent
from regulars.customers.actions.prefer import Proof, prefer
from regulars.customers.actions.topics import set_topic
from regulars.customers.models import Identity
from regulars.customers.preferences import Preferences
from regulars.storefront.preferences.offered import offered
from regulars.web import stored


def now(shop, customer):
    (card,) = queries.cards([customer])
    return offered(card, shop="Amber & Pine", language="lv")


def test_channels_are_those_on_which_somebody_is_known_with_the_words_of_their_consent(shop):
    cy = shop.knows("Cy", allows=False)
    Identity.objects.create(customer_id=cy, kind="phone", value="+37120000001", first_seen_at=shop.at)
    Identity.objects.create(customer_id=cy, kind="device", value="browser-1", first_seen_at=shop.at)
    shop.hears(cy, granted=True)
    found = [(one.name, one.wording, one.chosen) for one in now(shop, cy).channels]
    assert found == [
        ("email", "Amber & Pine may send me offers and news by e-mail.", True),
        ("sms", "Amber & Pine may send me offers and news by SMS.", False),
    ]


def test_whatsapp_is_asked_for_where_the_store_writes_there(shop):
    cy = shop.knows("Cy", allows=False)
    Identity.objects.create(customer_id=cy, kind="phone", value="+37120000001", first_seen_at=shop.at)
    ChannelSetting.objects.create(channel="whatsapp", settings={"phone_id": "1"}, changed_at=shop.at)
    found = [(one.name, one.wording) for one in now(shop, cy).channels]
    assert found[2] == ("whatsapp", "Amber & Pine may send me offers and news by WhatsApp.")


def test_topics_are_named_in_the_persons_language_or_the_businesss(shop):
    ann = shop.knows("Ann")
    both, one = {"en": "News", "lv": "Jaunumi"}, {"bg": "Градина", "en": "Garden"}
    for n, names in enumerate((both, one)):
        set_topic("", names=names, says={"en": "Once a month"}, position=n, actor="staff:1", at=shop.at)
    prefer(ann, Preferences(topics_left=("news",)), proof=Proof(how="form"), actor="customer", at=shop.at)
    found = [(topic.name, topic.wording, topic.says, topic.chosen) for topic in now(shop, ann).topics]
    slugs = [topic.slug for topic in queries.topics()]
    assert found == [
        (slugs[0], "Jaunumi", "Once a month", slugs[0] != "news"),
        (slugs[1], "Garden", "Once a month", True),
    ]


def test_a_rhythm_of_ones_own_stays_to_be_chosen(shop):
    ann = shop.knows("Ann")
    assert now(shop, ann).rhythm == ""
    for most, days, name in ((1, 7, "week"), (1, 30, "month"), (2, 10, "own")):
        wishes = Preferences(most=most, within_days=days)
        prefer(ann, wishes, proof=Proof(how="form"), actor="customer", at=shop.at)
        assert now(shop, ann).rhythm == name


def besides(shop, customer):
    return {one.name: (one.wording, one.chosen) for one in now(shop, customer).besides}


def test_noting_stands_as_the_store_does_it_until_they_say_otherwise(shop):
    ann, wording = shop.knows("Ann"), "Amber & Pine may note which links in its e-mails I follow."
    assert besides(shop, ann) == {"noting": (wording, True)}
    allow_noting(ann, allowed=False, how="link", wording="x", actor="customer", at=shop.at)
    assert besides(shop, ann) == {"noting": (wording, False)}
    stored.save(TrackingSettings(clicks=True, opens=True), at=shop.at)
    assert "I open and which links" in besides(shop, ann)["noting"][0]
    stored.save(TrackingSettings(clicks=False, opens=True), at=shop.at)
    assert besides(shop, ann)["noting"][0].endswith("which of its e-mails I open.")
    stored.save(TrackingSettings(clicks=False, opens=False), at=shop.at)
    assert besides(shop, ann) == {}


def test_ads_are_asked_of_where_the_store_has_any_and_are_no_channel(shop):
    """A yes to mail is no yes to ads; who said something of them can always take it back."""
    ann, bo, wording = (
        shop.knows("Ann"),
        shop.knows("Bo"),
        "Amber & Pine may let Meta and Google show me its ads.",
    )
    consent.state([replace(shop.said(bo, granted=True, at=shop.at), channel="ads")], actor="x", at=shop.at)
    assert "ads" not in besides(shop, ann)
    assert besides(shop, bo)["ads"] == (wording, True)
    assert [one.name for one in now(shop, bo).channels] == ["email"]
    AdAccount.objects.create(network="meta", account_id="1", secret="sealed", changed_at=shop.at)
    assert besides(shop, ann)["ads"] == (wording, False)
