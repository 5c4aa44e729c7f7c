"""Ann asks for notifications by a click, gets one and comes by it; on the page a card waits for her, once."""

import json
import re

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, BrowserContext, Page, expect

from regulars import clock
from regulars.business.models import Business
from regulars.business.models import Shop as KnownShop
from regulars.channels import actions as channel_actions
from regulars.channels import outbox
from regulars.channels.channel import Sender
from regulars.channels.models import Send
from regulars.channels.outbox import Planned, plan_many
from regulars.channels.push.actions import set_contact
from regulars.channels.tracking.hits import judge
from regulars.channels.tracking.rules import WAIT
from regulars.channels.visiting.actions import switch
from regulars.commerce.models import Product
from regulars.connectors.event_clients.actions import make_key
from regulars.customers.models import Consent, Identity
from regulars.events.models import Event
from regulars.host import keys, paths
from regulars.storefront.served import newest
from regulars.storefront.snippets import Values, file_named
from tests.browser_fixtures import SCREENSHOTS, SIZES
from tests.channels.patience import until
from tests.channels.push.browser import serving
from tests.storefront.shop import PAGES, SCRIPTS, Shop, open_shop

WORDS = "Tell me by notification what is new and on offer"


@pytest.fixture
def service():
    with serving() as found:
        yield found


@pytest.fixture
def shop(database, tmp_path, monkeypatch, settings, live):
    """The shop with both scripts on its pages, and its soap that runs low."""
    monkeypatch.setenv("REGULARS_DATA", str(tmp_path))
    keys.load_or_make(paths.key_file(tmp_path))
    settings.BASE_URL = live
    at = clock.now()
    Business.objects.update(name="Candles", currency="EUR")
    with open_shop() as shop:
        shop.regulars = live
        known = KnownShop.objects.create(
            name="Candles", url=shop.address, currency="EUR", time_zone="Europe/Riga"
        )
        Product.objects.create(
            shop=known, sku="SOAP", name="Soap", currency="EUR", url=f"{shop.address}/soap", source_version=at
        )
        sender = Sender(from_name="Candles", from_address="shop@candles.example")
        channel_actions.set_sender(sender, who=None, at=at)
        set_contact("shop@candles.example", who=None, at=at)
        switch(on=True, who=None, at=at)
        key = make_key(known.id, kind="browser", name="page", actor="test", at=at).secret
        values = Values(address=live, script=newest(), key=key, proof="", asks=True)
        blocks = [file_named(f"regulars-{name}.html").text(values) for name in ("messages", "notifications")]
        shop.put(key=key)
        shop.tag += "".join(re.findall(r"<script.*?</script>", "".join(blocks)))
        monkeypatch.setitem(PAGES, "/", "".join(re.findall(r"<button.*?</button>", "".join(blocks))))
        monkeypatch.setitem(SCRIPTS, "/regulars-worker.js", file_named("regulars-worker.js").text(values))
        yield shop


def browser_of(ann: Browser, shop: Shop, subscription: dict) -> BrowserContext:
    """Ann's phone, on which the push service alone is stood in for: no test has one."""
    phone = ann.new_context(
        base_url=shop.address, permissions=["notifications"], viewport={"width": 390, "height": 844}
    )
    phone.add_init_script("window.regulars = [['allow']]")
    phone.add_init_script(STAND_IN.replace("GIVEN", json.dumps(subscription)))
    return phone


STAND_IN = """if ("PushManager" in window) {
  const made = () => ({
    ...GIVEN,
    toJSON: () => (GIVEN),
    unsubscribe: async () => { delete localStorage.subscribed; return true; },
  });
  PushManager.prototype.getSubscription = async () => (localStorage.subscribed ? made() : null);
  PushManager.prototype.subscribe = async (options) => {
    localStorage.subscribed = options.applicationServerKey.length;
    return made();
  };
}"""
NOTIFICATIONS = """async () => {
  const registration = await navigator.serviceWorker.getRegistration("/regulars/");
  return (await registration.getNotifications()).map(({title, body, tag}) => ({title, body, tag}));
}"""
CLICK = """async () => {
  const opened = [];
  Clients.prototype.openWindow = async (url) => opened.push(url);
  const [notification] = await registration.getNotifications();
  self.dispatchEvent(new NotificationEvent("notificationclick", {notification}));
  return [opened, (await registration.getNotifications()).length];
}"""
AXE = """async () => {
  const card = {fromShadowDom: ["body > div", "section"]};
  return (await axe.run(card)).violations.map(({id, nodes}) => [id, nodes.map((node) => node.html)]);
}"""
SHIFTS = """() => new Promise((done) => new PerformanceObserver((list) => done(list.getEntries().length))
  .observe({type: "layout-shift", buffered: true}) || setTimeout(() => done(0), 100))"""


def plans(channel: str, template: str) -> None:
    planned = Planned(
        key=f"{channel}:{template}",
        customer_id=Identity.objects.get(kind="device").customer_id,
        channel=channel,
        template=template,
        context={"product_id": Product.objects.get().id},
    )
    plan_many([planned], at=clock.now())


def arrives(page: Page, payload: str) -> None:
    """The browser gets a message from its push service."""
    session = page.context.new_cdp_session(page)
    found: list[dict] = []
    session.on("ServiceWorker.workerRegistrationUpdated", lambda told: found.extend(told["registrations"]))
    session.send("ServiceWorker.enable")
    page.wait_for_function(
        "() => navigator.serviceWorker.getRegistration('/regulars/').then((it) => it.active)"
    )
    (registration,) = {each["registrationId"]: each for each in found}.values()
    origin = registration["scopeURL"].removesuffix("/regulars/")
    told = {"origin": origin, "registrationId": registration["registrationId"], "data": payload}
    session.send("ServiceWorker.deliverPushMessage", told)


def test_by_a_click_a_notification_and_a_way_back(browser: Browser, shop: Shop, service):
    shop.types = "regulars"
    phone = service.browser("ann")
    page = browser_of(browser, shop, phone.as_json()).new_page()
    page.goto("/")
    wants = page.get_by_role("button", name=WORDS)
    expect(wants).to_be_visible()
    page.evaluate("document.querySelector('[data-regulars-push]').click()")  # a script's click asks nothing
    assert page.evaluate("localStorage.subscribed") is None
    with page.expect_response("**/page/push") as answer:
        wants.click()
    assert (answer.value.status, page.evaluate("localStorage.subscribed")) == (200, "65")
    expect(page.get_by_role("button", name="No more notifications")).to_be_visible()
    expect(wants).to_be_hidden()
    yes = Consent.objects.get()
    assert (yes.channel, yes.granted, yes.wording) == ("webpush", True, WORDS)
    assert yes.evidence["page"] == f"{shop.address}/"

    plans("webpush", "replenishment")
    assert outbox.hand_over(at=clock.now()) == {"accepted": 1}
    arrives(page, phone.reads(service.calls[0].body).decode())
    page.wait_for_function(f"({NOTIFICATIONS})().then((all) => all.length)")
    (shown,) = page.evaluate(NOTIFICATIONS)
    assert (shown["title"], shown["body"]) == ("Candles", "Is Soap running low?")
    until(lambda: Event.objects.filter(name="message.delivered").exists())

    (worker,) = page.context.service_workers
    opened, left = worker.evaluate(CLICK)
    assert (len(opened), left) == (1, 0)
    page.goto(opened[0])
    expect(page).to_have_url(
        re.compile(re.escape(f"{shop.address}/soap?utm_source=regulars&utm_medium=webpush"))
    )
    judge(at=clock.now() + WAIT)
    assert Event.objects.get(name="message.clicked").payload["by"] == "person"

    page.goto("/")
    for name in ("No more notifications", WORDS, "No more notifications"):  # and again, on the same page
        with page.expect_response("**/page/push"):
            page.get_by_role("button", name=name).click()
    expect(wants).to_be_visible()
    assert not Identity.objects.filter(kind="push").exists()
    assert not Consent.objects.filter(purpose="offers").latest("id").granted
    page.context.close()


def test_a_card_waits_on_the_page(browser: Browser, shop: Shop, service):
    stranger, asked = browser.new_page(base_url=shop.address), []
    stranger.on("request", lambda request: asked.append(request.url))
    stranger.goto("/", wait_until="networkidle")
    assert [url for url in asked if url.startswith(shop.regulars) and not url.endswith(".js")] == []
    expect(stranger.get_by_role("button", name="Show me")).to_have_count(0)
    stranger.close()

    page = browser_of(browser, shop, service.browser("ann").as_json()).new_page()
    page.goto("/")
    page.wait_for_function("localStorage.regulars")
    page.reload()
    with page.expect_response("**/page/messages/allow") as answer:
        page.get_by_role("button", name="Show me news and offers while I am here").click()
    assert answer.value.status == 200
    plans("onsite", "replenishment")
    outbox.hand_over(at=clock.now())
    assert Send.objects.get().reason == "waits_for_visit"

    with page.expect_response("**/page/told"):
        page.goto("/candle")
    card = page.get_by_role("region", name="Candles")
    expect(card).to_contain_text("Is Soap running low?")
    expect(card.get_by_role("link", name="Have a look")).to_have_attribute("href", re.compile("/l/"))
    assert page.evaluate("document.activeElement === document.body")
    assert page.evaluate(SHIFTS) == 0
    page.evaluate(AXE_SCRIPT)
    assert page.evaluate(AXE) == []
    for width, height in SIZES.items():
        page.set_viewport_size({"width": width, "height": height})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.screenshot(path=SCREENSHOTS / f"card-{width}.png")
    assert Send.objects.get().state == "accepted"

    with page.expect_response("**/page/told"):
        page.keyboard.press("Escape")
    expect(card).to_have_count(0)
    assert [each.name for each in Event.objects.filter(name__startswith="message.").order_by("id")] == [
        "message.accepted",
        "message.delivered",
        "message.dismissed",
    ]
    with page.expect_response("**/page/messages") as answer:
        page.reload()
    assert answer.value.json() == {"allows": True, "message": None}
    page.context.close()
