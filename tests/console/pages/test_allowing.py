"""Staff keep what people tell them about messages, and say why somebody got one."""

from regulars.customers.models import Consent
from regulars.engine import actions
from regulars.plays import catalogue
from regulars.web.models import StaffAction
from tests.console.cast import ago
from tests.console.pages.test_overview import text


def test_no_more_offers_is_kept_as_said_to_the_staff(shop, agent):
    ann = shop.id_of("ann")
    page = agent.post(f"/people/{ann}/no-offers/", follow=True).content.decode()
    last = Consent.objects.filter(customer=ann).latest("pk")
    assert (last.channel, last.purpose, last.granted, last.how) == ("email", "offers", False, "staff")
    assert StaffAction.objects.get().action == "consent.withdrawn"
    assert "They get no more offers." in page
    assert "They asked us to stop" not in page


def test_an_analyst_changes_no_consent(shop, analyst):
    assert analyst.post(f"/people/{shop.id_of('ann')}/no-offers/").status_code == 403


def test_why_somebody_did_not_get_it_is_said_statement_by_statement(shop, agent):
    actions.switch_on(catalogue.named("second_order").definition, who=None, at=ago(1))
    ann = shop.id_of("ann")
    assert f'hx-get="/people/{ann}/why/second_order/"' in agent.get(f"/people/{ann}/").content.decode()
    why = text(agent.get(f"/people/{ann}/why/second_order/").content.decode())
    assert "The play is for people who have ordered once." in why
    assert "✗ have ordered once 4" in why
    assert "✓ whose first order is known" in why


def test_a_play_that_never_was_on_says_so(shop, agent):
    why = agent.get(f"/people/{shop.id_of('ann')}/why/second_order/").content.decode()
    assert "This play was never switched on." in why


def test_nobody_gets_nothing(shop, agent):
    assert agent.get("/people/999999/why/second_order/").status_code == 404
    assert agent.post("/people/999999/no-offers/").status_code == 404
