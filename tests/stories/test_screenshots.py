"""Every page of the console, on a desk and a phone, in light and dark: it fits and names what is on it."""

import re
from collections.abc import Callable
from uuid import uuid4

import pytest
from django.http import HttpResponse
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.urls import path as route
from playwright.sync_api import Page, expect

from regulars import clock, urls
from regulars.capabilities.audiences import queries as ad_audiences
from regulars.capabilities.audiences.actions import Wanted, make
from regulars.capabilities.campaigns import queries as campaigns
from regulars.capabilities.campaigns.actions import Wanted as CampaignWanted
from regulars.capabilities.campaigns.actions import make as draft_campaign
from regulars.capabilities.campaigns.actions import open_those_due
from regulars.capabilities.campaigns.actions import start as start_campaign
from regulars.capabilities.campaigns.going import look
from regulars.capabilities.campaigns.releasing import release
from regulars.channels import letters
from regulars.channels.actions import set_sender
from regulars.channels.channel import Sender
from regulars.channels.deliverability import actions as deliverability
from regulars.channels.models import STATES, Send
from regulars.channels.push.actions import set_contact
from regulars.channels.visiting.actions import switch
from regulars.commerce.models import Product
from regulars.connectors.actions import connect
from regulars.connectors.event_clients.actions import make_key
from regulars.connectors.outgoing import actions as webhooks
from regulars.connectors.outgoing.notices import plan_trial
from regulars.customers import queries as customers
from regulars.customers.actions import requests
from regulars.customers.actions.questions import set_question
from regulars.customers.actions.requests import Asked
from regulars.customers.actions.topics import set_topic
from regulars.customers.questions import Asking, Choice
from regulars.engine import actions
from regulars.insight.models import ProductCategoryProfile
from regulars.plays import actions as proposals
from regulars.plays import catalogue
from regulars.plays.proposing import EXAMPLE
from regulars.storefront.forms import queries as forms
from regulars.storefront.forms.actions.forms import make as make_form
from regulars.storefront.forms.content import Content, Gift, texts
from regulars.web import audit, invitations, keys
from regulars.web.access import public
from regulars.web.keys import Scope
from regulars.web.roles import Role
from tests.browser_fixtures import Shoot, member
from tests.channels.conftest import key_file  # noqa: F401 this story's fixtures
from tests.console.cast import Shop, ago
from tests.console.conftest import databases, empty_shop, shop  # noqa: F401 this story's fixtures
from tests.console.experiment import assigned
from tests.stories.accessible import broken, puzzles
from tests.stories.by_hand import called, printed
from tests.stories.chats import tells_the_staff, writes_by_a_bot, writes_in_templates
from tests.stories.fitting import clipped, clipped_in_any_language

Arguments = Callable[[Shop], list[object]]
ANN: Arguments = lambda past: [past.id_of("ann")]  # noqa: E731
PLAY: Arguments = lambda past: ["second_order"]  # noqa: E731

PAGES: dict[str, Arguments | None] = {
    "overview": None,
    "people": None,
    "person": ANN,
    "person_join": ANN,
    "person_erase": ANN,
    "person_consent": ANN,
    "plays": None,
    "play": PLAY,
    "play_on": lambda past: ["replenishment"],
    "play_letter": lambda past: ["second_order", "second_order"],
    "products": None,
    "product": lambda past: [Product.objects.get().pk],
    "product_categories": None,
    "definitions": None,
    "demo": None,
    "imports": None,
    "messages": None,
    "calls": lambda past: called(past) and [],
    "call": lambda past: [called(past)],
    "print_runs": lambda past: printed(past) and [],
    "print_run": lambda past: [printed(past)],
    "parcel_cards": lambda past: printed(past) and [],
    "letters": None,
    "letter": PLAY,
    "letter_compose": PLAY,
    "ad_audiences": lambda past: advertised() and [],
    "ad_audience": lambda past: [advertised()],
    "campaigns": lambda past: campaigned() and [],
    "campaign": lambda past: [campaigned()],
    "campaign_new": None,
    "campaign_edit": lambda past: [drafted_campaign()],
    "newsletters": lambda past: campaigned() and [],
    "settings_advertising": None,
    "settings_advertising_account": lambda past: ["google"],
    "settings": None,
    "settings_company": None,
    "settings_shops": None,
    "settings_shop": lambda past: [past.row.pk],
    "settings_rates": None,
    "settings_email": None,
    "settings_deliverability": lambda past: complained_of() or [],
    "settings_mailbox": None,
    "settings_provider": None,
    "settings_sms": None,
    "settings_smsc": None,
    "settings_telegram": lambda past: writes_by_a_bot() or [],
    "settings_whatsapp": lambda past: writes_in_templates() or [],
    "settings_alerts": lambda past: tells_the_staff() or [],
    "settings_webpush": lambda past: notified() and [],
    "settings_onsite": lambda past: shown_on_the_page() or [],
    "settings_message_webhook": None,
    "settings_sender": None,
    "settings_shop_sender": lambda past: [past.row.pk],
    "settings_connections": None,
    "settings_connection": lambda past: [connected(past)],
    "settings_events": None,
    "settings_write_keys": None,
    "settings_write_key": lambda past: [told_by_a_tracker(past)],
    "settings_reach": None,
    "settings_topics": None,
    "settings_topic": lambda past: [topic(past)],
    "settings_forms": lambda past: form_of(past) and [],
    "settings_form": lambda past: [form_of(past)],
    "settings_form_texts": lambda past: [form_of(past), "lv"],
    "settings_questions": lambda past: question() and [],
    "settings_question": lambda past: [question()],
    "settings_page": None,
    "settings_privacy": lambda past: asked(past) or [],
    "settings_people": None,
    "settings_invite": None,
    "settings_keys": None,
    "settings_webhooks": None,
    "settings_webhook": lambda past: [told_of_orders()],
    "drafts": lambda past: drafted() or [],
    "settings_audit": None,
    "settings_section": lambda past: ["plays"],
}
"""Every page, with what its address asks for."""

PARTS = 3
"""A part's pages are looked at one after the other in the same shop and browser; parts run side by side."""

IN_OTHER_STORIES = {
    "demo_progress": "test_two_commands.py",
    "follow_link": "test_mail.py",
    "import": "test_import.py",
    "import_columns": "test_import.py",
    "message": "test_mail.py",
    "settings_connection_end": "test_bring_a_shop_in.py",
    "settings_page_shop": "test_page_script.py",
    "confirm": "test_preferences.py",
    "form": "test_sign_up.py",
    "preferences": "test_preferences.py",
    "unsubscribe": "test_mail.py",
    "welcome": "test_two_commands.py",
    "ad_audience_new": "test_ad_audiences.py",
    "newsletter": "test_campaign.py",
}
"""Pages that need a story of their own."""

NO_PAGES = {
    "ad_audience_remove", "ad_audience_start", "ad_audience_stop", "ad_audience_sync",
    "call_made", "call_next", "call_put_back", "call_take", "parcel_cards_file",
    "print_run_addresses", "print_run_labels", "print_run_make", "print_run_posted", "print_run_undo",
    "campaign_far", "campaign_look",
    "campaign_pause", "campaign_remove", "campaign_resume", "campaign_start", "campaign_stop",
    "campaign_take_back",
    "category_estimate", "chart_bundle", "demo_begin", "draft_discard", "draft_on", "earned", "health",
    "import_delete", "import_progress", "import_report", "import_resume", "import_stop", "import_upload",
    "known", "letter_html", "letter_look", "letter_make", "letter_remarks", "letter_renew", "letter_send",
    "letter_with", "picture",
    "letter_withdraw", "mcp", "medusa_subscriber", "message_preview", "message_settle", "order_lines",
    "oscar_file",
    "opened_picture", "page_link", "page_messages", "page_messages_allow", "page_push",
    "page_push_key", "page_script",
    "page_script_version", "page_told", "person_data", "person_earlier", "person_merge",
    "person_consent_file", "person_separate", "person_unblock", "person_why", "person_withdraw",
    "play_letter_html", "play_letter_send",
    "play_off", "play_reach", "play_result", "product_estimate", "resume_sending", "set_language",
    "settings_connection_again", "settings_connection_check", "settings_connection_compare",
    "settings_connection_history", "settings_connection_progress", "settings_connection_subscribe",
    "settings_connection_tell_again", "settings_email_test", "settings_reach_check",
    "settings_write_key_end", "settings_page_begin",
    "settings_topic_retire",
    "form_script", "gift", "person_liking", "settings_form_end", "settings_question_retire",
    "settings_page_file", "settings_page_heard", "settings_privacy_given", "settings_remove",
    "settings_revoke", "settings_rotate",
    "settings_sms_test", "sms_answers", "sms_status",
    "settings_alerts_remove", "settings_alerts_test", "settings_whatsapp_template",
    "settings_whatsapp_template_drop", "settings_whatsapp_test", "telegram_updates", "whatsapp_notices",
    "mail_told", "settings_mailbox_forget", "settings_offers_let_go",
    "settings_signing_key_check", "settings_signing_key_make", "settings_warm_up",
    "settings_set_role", "settings_uninvite", "settings_webhook_again",
    "settings_webhook_again_one", "settings_webhook_off", "settings_webhook_on", "settings_webhook_remove",
    "settings_webhook_secret", "settings_webhook_test", "stop_sending", "understand", "understanding",
    "webhook",
}  # fmt: skip
"""Parts of pages, files, doors, and what only does something."""


def connected(past: Shop) -> int:
    return connect(past.row.pk, kind="woocommerce", secret="secret", actor="test", at=ago(1)).pk


def told_of_orders() -> int:
    """The warehouse was told of a test, which it didn't take."""
    url, at = "https://warehouse.example.com/hooks/orders?shop=candles-and-coffee", ago(1)
    endpoint, _ = webhooks.add(
        url, name="Warehouse", events=["order.placed"], with_customers=True, actor="test", at=at
    )
    refused = "The certificate of warehouse.example.com ended yesterday"
    notice = plan_trial(endpoint, at=at)
    type(notice).objects.update(attempts=3, response=refused, not_before=ago(-1))
    return endpoint.pk


def advertised() -> int:
    """People who lapsed are kept at both networks, with a name as long as names get."""
    if known := ad_audiences.named(LAPSED):
        return known.pk
    wanted = Wanted(
        name=LAPSED, expression="orders >= 1 and days_since_order > 60", networks=("meta", "google"),
        holdout_bp=1000, campaigns=("Come back",), budget_business=50_000,
    )  # fmt: skip
    return make(wanted, who=None, at=ago(40)).pk


LAPSED = "Lapsed buyers of beans and filters, spring and autumn"


def campaigned() -> int:
    """A campaign of two messages is on its way."""
    if known := campaigns.named(SPRING):
        return known.pk
    wanted = CampaignWanted(
        name=SPRING, expression="orders >= 1", templates=("second_order", "thank_you_first_order"),
        topic="", content="inside_story", timing="own_hour", per_hour=5_000, archive="listed",
    )  # fmt: skip
    row = draft_campaign(wanted, who=None, at=ago(3))
    start_campaign(row.pk, who=None, at=ago(3))
    open_those_due(at=ago(2))
    look(row.pk, at=ago(2))
    release(row.pk, at=ago(1))
    return row.pk


def notified() -> str:
    """Web push is set up; the key."""
    return set_contact("shop@example.com", who=None, at=clock.now())


def shown_on_the_page() -> None:
    switch(on=True, who=None, at=clock.now())


def drafted_campaign() -> int:
    """A draft of one with a name as long as names get."""
    if known := campaigns.named(SUMMER):
        return known.pk
    wanted = CampaignWanted(name=SUMMER, expression="orders >= 1", templates=("second_order",))
    return draft_campaign(wanted, who=None, at=ago(3)).pk


SPRING = "What we learned of beans and filters this spring, for the loyal"
SUMMER = "Summer news"


def complained_of() -> None:
    """A domain has a key that waits for its record, warms up, and too many complained of its mails."""
    domain = "candles.example"
    sender = Sender(from_name="Candles", from_address=f"laura@{domain}")
    set_sender(sender, who=None, at=ago(3))
    deliverability.make_key(domain, who=None, at=ago(1))
    deliverability.warm_up(domain, begins=True, who=None, at=ago(3))
    deliverability.pause(domain, complaints=7, accepted=2_345, at=ago(1))


def told_by_a_tracker(past: Shop) -> int:
    """A page's key, by which nothing came yet."""
    return make_key(past.row.pk, kind="browser", name="The shop’s page", actor="test", at=ago(1)).row.pk


def topic(past: Shop) -> str:
    """Something that the shop writes about."""
    names = {"en": "New products", "lv": "Jaunumi"}
    return set_topic("", names=names, says={}, position=0, actor="staff:1", at=ago(1))


def question() -> str:
    """Something that the shop asks, in words as long as they get."""
    asks = {
        "en": "What do you look for in coffee, first thing in the morning?",
        "lv": "Ko jūs meklējat kafijā?",
    }
    answers = (Choice("strong", {"en": "Strength", "lv": "Stiprumu"}), Choice("fruit", {"en": "Fruit"}))
    known = [row.slug for row in customers.questions()]
    asking = Asking(slug=known[0] if known else "", kind="several", asks=asks, answers=answers)
    return set_question(asking, position=0, actor="staff:1", at=ago(1))


def form_of(past: Shop) -> int:
    """A form that gives a guide and asks a question, with a name as long as names get."""
    topic(past)
    asked = question()
    if known := forms.forms():
        return known[0].pk
    content = Content(
        texts=texts(past.row.name),
        ways=("email", "phone"),
        consents=("email", "sms", "ads"),
        asks_name=True,
        questions=(asked,),
        gift=Gift(url="https://candles.example/guides/how-to-brew-coffee-at-home.pdf"),
    )
    return make_form(FOOTER, content, shop_id=past.row.pk, actor="staff:1", at=ago(1)).pk


FOOTER = "Footer of all pages, autumn, with the brewing guide"


def drafted() -> None:
    """An assistant proposed a play."""
    proposals.propose(EXAMPLE, note="Second orders fell by a fifth.", by="assistant", at=ago(1))


def asked(past: Shop) -> None:
    """Ann asked for her data, Bo to be forgotten, and a shop goes."""
    for name, what in (("ann", "data"), ("bo", "erasure"), ("", "shop_erasure")):
        who = past.id_of(name) if name else None
        said = Asked(key=what, asks=what, asked_at=ago(31), customer_id=who, shop_id=past.row.pk)
        requests.take(said, actor="shopify:1", at=ago(1))


def own_routes(patterns: list[URLPattern | URLResolver] | None = None) -> list[str]:
    """The names of all routes of ours, those of the API and of the sign-in left out."""
    found = []
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(pattern, URLResolver):
            found += own_routes(pattern.url_patterns) if str(pattern.pattern) in {"", "settings/"} else []
        elif pattern.name:
            found.append(pattern.name)
    return found


CATEGORY = "Coffee for the office > Whole beans"


@pytest.fixture
def past(shop: Shop) -> Shop:
    """The cast's shop, with a play whose result can be told, things with long names, and letters."""
    actions.switch_on(catalogue.named("second_order").definition, who=None, at=ago(200))
    assigned(shop, "second_order", treated=200, buying=100, control=60, buying_control=6)
    Product.objects.update(name="Ethiopia Yirgacheffe beans, washed, 1 kg", category=CATEGORY)
    ProductCategoryProfile.objects.update(name=CATEGORY)
    for state in STATES:
        Send.objects.create(
            key=uuid4(), customer_id=shop.id_of("ann"), channel="email", template="second_order_last_call",
            purpose="offers", state=state, planned_at=ago(1), not_before=ago(1), not_after=ago(-5),
        )  # fmt: skip
    staffed()
    return shop


def staffed() -> None:
    """Somebody of the staff did something, somebody is invited, and a program has a key."""
    agent = member("Ann Mūrniece", role=Role.AGENT)
    audit.note(agent, "play.switched_on", kind="play", id="replenishment", detail={"words": "for the season"})
    keys.create("Shopify", scope=Scope.WRITE, at=clock.wall())
    invitations.invite(role=Role.ANALYST, email="new.colleague@example.com", at=clock.wall())


@pytest.mark.parametrize("part", range(PARTS))
def test_pages_fit_every_screen_and_name_what_is_on_them(
    part: int,
    past: Shop,
    owner_page: Page,
    screenshots: Shoot,
    key_file,
):
    found = {}
    for name in list(PAGES)[part::PARTS]:
        arguments = PAGES[name]
        owner_page.goto(reverse(name, args=arguments(past) if arguments else []))
        assert len(screenshots(owner_page, name)) == 4
        found[name] = clipped_in_any_language(owner_page)
    assert {name: said for name, said in found.items() if said} == {}


def test_the_first_page_of_an_empty_store_does_too(database, owner_page, screenshots):
    owner_page.goto("/")
    assert len(screenshots(owner_page, "welcome")) == 4


def test_so_does_the_page_between_the_orders_and_what_they_say(empty_shop, owner_page, screenshots):
    empty_shop.sells("ann", 10)
    owner_page.goto("/")
    assert len(screenshots(owner_page, "understanding")) == 4


def test_a_page_that_is_not_there_and_one_that_is_not_for_all_do_too(database, owner_page, screenshots):
    owner_page.goto("/people/999999/")
    expect(owner_page.get_by_role("heading", level=1)).not_to_be_empty()
    assert len(screenshots(owner_page, "not-found")) == 4


def test_letters_can_be_read_by_everybody_in_light_and_in_the_dark(past, client, page, key_file):
    found = {}
    for name in letters.catalogue():
        html = client.get(reverse("letter_html", args=[name])).content.decode()
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            page.set_content(html)
            found[name, scheme] = broken(page)
    assert {where: what for where, what in found.items() if what} == {}


def test_every_page_has_its_picture():
    known = {*PAGES, *IN_OTHER_STORIES, *NO_PAGES}
    assert sorted(set(own_routes()) - known) == []
    assert sorted(known - set(own_routes())) == []


@pytest.mark.parametrize(
    ("markup", "said"),
    [
        ("<h1>People</h1><button>Go</button>", ""),
        ("<h1>People</h1><button></button>", "button-name"),
        ("<h1>People</h1><p style='color: #aaa'>Bo</p>", "color-contrast"),
        ("<h1>People</h1><h1>Plays</h1>", "more than one h1"),
        ("<h1 id='a'>People</h1><p id='a'></p>", "two have the id a"),
        ("<h1>People</h1><label for='q'>Find</label>", "for leads nowhere"),
        ("<h1>People</h1><table><thead><tr><th>x</th></tr></thead></table>", "has no scope"),
    ],
)
def test_what_puzzles_is_found(markup, said, page, settings):
    whole = f"<!doctype html><html lang='en'><title>x</title><main>{markup}</main></html>"
    shown = public(lambda request: HttpResponse(whole))
    settings.ROOT_URLCONF = type("Urls", (), {"urlpatterns": [route("shown/", shown), *urls.urlpatterns]})
    page.goto("/shown/")
    found = " ".join(puzzles(page))
    assert re.search(said, found) if said else found == ""


def test_what_a_box_hides_on_a_phone_is_found(page, settings):
    wide = (
        "<div class='scroll' style='overflow-x: auto'><table><tr><td style='min-width: 400px'>x</table></div>"
    )
    long = "<table style='width: 300px'><tbody><tr><td>Beans<br>for<br>the<br>whole<br>office<td>1</table>"
    narrow = long.replace("<td>Beans", "<td style='width: 60px'>Beans")
    shown = public(lambda request: HttpResponse(f"<main>{kinds[request.GET['of']]}</main>"))
    kinds = {"wide": wide, "long": long.replace("<br>", " "), "narrow": narrow}
    settings.ROOT_URLCONF = type("Urls", (), {"urlpatterns": [route("shown/", shown), *urls.urlpatterns]})
    found = {}
    for of in kinds:
        page.goto(f"/shown/?of={of}")
        found[of] = " ".join(clipped(page))
    assert "px outside" in found["wide"]
    assert "px clipped" in found["wide"]
    assert re.search("^[0-9]+ px for Beans", found["narrow"])
    assert found["long"] == ""
