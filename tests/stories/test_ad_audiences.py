"""The store shows its lapsed buyers ads at Meta: those who allow it, for as long as the budget lasts."""

from datetime import timedelta

from playwright.sync_api import Page, expect

from regulars import clock
from regulars.capabilities.audiences.models import AdAudience
from regulars.capabilities.audiences.sync import sync
from regulars.commerce.facts import SpendFact
from regulars.connectors.client import Client
from regulars.customers.actions.erase import erase
from tests.capabilities.audiences.adverts import NO_TERMS, Adverts
from tests.capabilities.audiences.conftest import networks  # noqa: F401 this story's fixture
from tests.channels.conftest import key_file  # noqa: F401 this story's fixture
from tests.engine.store import Store, id_of
from tests.stories.accessible import puzzles


def test_lapsed_buyers_who_allow_it_see_ads_until_the_budget_is_spent(
    owner_page: Page,
    networks: Adverts,
    key_file,
    screenshots,
):
    page, store = owner_page, Store.opened()
    store.at = clock.now() - timedelta(hours=2)
    for name, allows in (("ann", True), ("bo", True), ("cy", False), ("dita", None)):
        store.sells(name, ago=200)
        if allows is not None:
            store.hears(name, channel="ads", yes=allows, ago=100)
    page.goto("/ad-audiences/")
    screenshots(page, "ad-audiences-empty")

    # The owner connects Meta and looks how many people it would be.
    page.goto("/settings/advertising/")
    page.get_by_role("link", name="Connect", exact=True).first.click()
    page.get_by_label("Number of the ad account").fill("act_123456789012345")
    page.get_by_label("Access token").fill("EAAB")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("connected", exact=True)).to_be_visible()
    page.goto("/ad-audiences/new/")
    page.get_by_label("Name").fill("Lapsed buyers")
    page.get_by_label("For whom").fill("orders >= 1")
    page.get_by_label("Google").uncheck()
    page.get_by_label("Control group").fill("0")
    page.get_by_label("Campaigns").fill("Come back")
    page.get_by_label("Budget").fill("50")
    page.get_by_role("button", name="How many people is that?").click()
    expect(page.get_by_role("status", name="Whom it would reach")).to_contain_text(
        "4 people are meant. Allow advertising: 2."
    )
    assert puzzles(page) == []
    screenshots(page, "ad-audience-new")
    page.get_by_role("button", name="Make it").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Lapsed buyers: people who")
    audience = AdAudience.objects.get()

    # Meta waits for its terms first; then it takes Ann and Bo. Cy refused, Dita never said.
    networks.told_off = [NO_TERMS]
    tell(audience, store)
    page.reload()
    expect(page.get_by_label("Meta", exact=True)).to_contain_text(
        "waits until somebody of you accepts its terms"
    )
    screenshots(page, "ad-audience-held-up")
    assert tell(audience, store) == {"added": 2}
    page.reload()
    expect(page.get_by_role("row", name="Meta 2 0 0 0")).to_be_visible()

    # Bo asks to be forgotten: Meta takes him off, and there is a receipt.
    bo = id_of("bo")
    store.later(hours=1)
    erase([bo], actor="test", at=store.at)
    assert tell(audience, store) == {"leaves": 1, "removed": 1}
    assert networks.on() == 1
    page.goto(f"/people/{bo}/")
    expect(page.get_by_text("Meta took them off its list")).to_be_visible()

    # The campaign costs more than it may: everybody is off the list, and that is said.
    store.tell(
        SpendFact(
            source="meta", campaign="Come back", day=store.at.date() + timedelta(days=1), currency="EUR",
            spend_minor=50_01, version=store.at,
        )
    )  # fmt: skip
    assert tell(audience, store) == {"leaves": 1, "removed": 1}
    page.goto(f"/ad-audiences/{audience.pk}/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("the budget is spent")
    assert (networks.on(), puzzles(page)) == (0, [])
    screenshots(page, "ad-audience-spent")


def tell(audience: AdAudience, store: Store) -> dict[str, int]:
    return dict(sync(audience.pk, client=Client(), at=store.at))
