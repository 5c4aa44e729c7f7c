"""One play's page: what it does, what it brought, and switching it on and off."""

import pytest

from regulars.channels.writing.actions import Content, save_text
from regulars.channels.writing.blocks import Text
from regulars.engine import actions
from regulars.engine.models import Decision, Play
from regulars.plays import catalogue
from regulars.web.models import StaffAction
from tests.console.cast import ago
from tests.console.experiment import assigned
from tests.console.pages.test_overview import text


def test_before_it_is_switched_on_it_says_whom_it_would_reach(shop, client):
    page = client.get("/plays/replenishment/on/").content.decode()
    # Dita bought a candle 10 days ago and needs one every 15: she is due in 5. Ann is long past hers.
    assert "1 person is due in the coming week." in text(page)
    assert "10% of the people, chosen by chance, get nothing" in text(page)
    assert "Dita Liepa" in page
    assert not Play.objects.exists()


def test_it_is_switched_on_and_off_with_a_line_in_the_audit_log(shop, client):
    page = client.post("/plays/replenishment/on/", follow=True).content.decode()
    assert "It is on. What happens from now on starts it." in page
    assert Play.objects.get(name="replenishment").is_on
    assert "on since Mar 2" in text(page)
    page = client.post("/plays/replenishment/off/", follow=True).content.decode()
    assert "It is off." in page
    assert not Play.objects.get(name="replenishment").is_on
    done = list(StaffAction.objects.order_by("pk").values_list("action", flat=True))
    assert done == ["play.revised", "play.switched_on", "play.switched_off"]


def test_its_reach_is_told_for_events_by_the_past_week(shop, client):
    shop.asks("eve", granted=True, day=3)
    shop.sells("eve", 2)
    reach = text(client.get("/plays/second_order/reach/").content.decode())
    # Cy ordered 5 days ago, a second time; Eve for the first time, and may be written to.
    assert "For whom what starts it happened 2 The play is for them 1 and they may be written to 1" in reach


def test_a_result_that_is_told_is_the_headline(shop, client):
    actions.switch_on(catalogue.named("second_order").definition, who=None, at=ago(200))
    assigned(shop, "second_order", treated=300, buying=150, control=100, buying_control=10)
    page = text(client.get("/plays/second_order/").content.decode())
    # 150 of 300 bought for 20 euros, 10 of 100 did: 10 against 2 euros, 8 more per person.
    assert "It brings €8.00 of extra revenue per person, at least €" in page
    assert "Got it 300 300 150 50.0%" in page
    assert "Control group 100 100 10 10.0%" in page


def test_what_is_uncertain_is_said_to_be(shop, client):
    actions.switch_on(catalogue.named("second_order").definition, who=None, at=ago(200))
    assigned(shop, "second_order", treated=40, buying=8, control=40, buying_control=7)
    page = text(client.get("/plays/second_order/").content.decode())
    assert "nothing is certain yet" in page


def test_why_not_is_counted(shop, client):
    row = actions.switch_on(catalogue.named("second_order").definition, who=None, at=ago(20))
    for customer in (1, 2, 3):
        Decision.objects.create(
            play_id=row.id, version_id=row.version_id, customer_id=customer, entry_key="", event_id=1,
            arm="", reason="no_consent" if customer < 3 else "held_out", decided_at=ago(2),
        )  # fmt: skip
    page = text(client.get("/plays/second_order/").content.decode())
    assert "Held back in the last 30 days: 2 times" in page
    assert "no consent 2" in page


def test_a_newer_text_can_be_put_into_force(shop, client):
    written = catalogue.named("second_order").definition
    actions.switch_on({**written, "holdout": "20%"}, who=None, at=ago(20))
    page = client.get("/plays/second_order/").content.decode()
    assert "a control group of 20% who get no message" in page
    assert "Its file has a newer text." in page
    client.post("/plays/second_order/on/")
    assert "a control group of 10% who get no message" in client.get("/plays/second_order/").content.decode()


def test_its_file_is_shown(shop, client):
    page = client.get("/plays/thank_you/").content.decode()
    assert "name: thank_you" in page


@pytest.mark.parametrize("path", ["", "on/", "reach/"])
def test_an_unknown_play_is_not_found(shop, client, path):
    assert client.get(f"/plays/moonlight/{path}").status_code == 404


def test_an_analyst_looks_and_switches_nothing(shop, analyst):
    page = analyst.get("/plays/replenishment/").content.decode()
    assert "Switch it on" not in page
    assert analyst.post("/plays/replenishment/on/").status_code == 403
    assert analyst.post("/plays/replenishment/off/").status_code == 403
    assert "Dita" not in analyst.get("/plays/replenishment/reach/").content.decode()


def test_a_page_takes_few_questions(shop, client, django_assert_max_num_queries):
    actions.switch_on(catalogue.named("second_order").definition, who=None, at=ago(20))
    with django_assert_max_num_queries(30):
        assert client.get("/plays/second_order/").status_code == 200


def test_it_stays_off_while_a_letter_of_it_should_be_mended_unless_somebody_says_all_the_same(shop, client):
    said = Content(subject="Soap?", preview="A word.", blocks=(Text(says="Buy now!!"),))
    save_text("second_order", said, language="en", who=None, at=ago(0))
    told = client.post("/plays/second_order/on/")
    assert told.status_code == 409
    assert "‘Buy now’ reads like spam." in told.content.decode()
    assert not Play.objects.exists()
    client.post("/plays/second_order/on/", {"all_the_same": "yes"})
    assert Play.objects.get(name="second_order").is_on
