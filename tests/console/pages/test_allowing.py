"""Staff keep what people tell them about messages, and say why somebody got one."""

from regulars.customers.actions.suppress import Block, suppress
from regulars.customers.models import Consent, Suppression
from regulars.engine import actions
from regulars.events.models import Event
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


def blocked(shop, name: str, *, reason: str) -> str:
    """Nothing may be sent to somebody's address; where the staff unblock it."""
    block = Block(channel="email", address=f"{name}@example.com", reason=reason, since=ago(30))
    suppress([block], actor="import:1", at=ago(20))
    return f"/people/{shop.id_of(name)}/unblock/{Suppression.objects.latest('pk').pk}/"


def test_the_owner_unblocks_an_address_once_and_it_is_written_down(shop, client):
    unblock, bo = blocked(shop, "bo", reason="complained"), shop.id_of("bo")
    page = text(client.get(f"/people/{bo}/").content.decode())
    assert "bo@example.com They marked a mail as unwanted." in page
    assert "Did they themselves ask you to write again?" in page

    assert "no longer blocked" in client.post(unblock, follow=True).content.decode()
    assert "isn’t blocked any more" in client.post(unblock, follow=True).content.decode()
    assert "They marked a mail as unwanted." not in client.get(f"/people/{bo}/").content.decode()
    deed = StaffAction.objects.get()
    assert (deed.action, deed.object_id, deed.detail) == (
        "address.unblocked", str(bo), {"channel": "email", "reason": "complained"},
    )  # fmt: skip
    assert Event.objects.get(name="suppression.lifted").customer_id == bo


def test_a_mailbox_that_took_nothing_is_asked_about_otherwise(shop, client):
    blocked(shop, "bo", reason="bounced")
    page = text(client.get(f"/people/{shop.id_of('bo')}/").content.decode())
    assert "Does mail reach them there again?" in page
    assert "Did they themselves ask" not in page


def test_others_see_that_it_is_blocked_and_leave_it_so(shop, agent, analyst):
    unblock = blocked(shop, "bo", reason="asked")
    for reader, shown in ((agent, "bo@example.com"), (analyst, "e-mail")):
        page = text(reader.get(f"/people/{shop.id_of('bo')}/").content.decode())
        assert f"{shown} They asked never to be written to." in page
        assert "Unblock" not in page
        assert reader.post(unblock).status_code == 403


def test_nobody_is_unblocked_on_the_page_of_another(shop, client):
    theirs = blocked(shop, "bo", reason="bounced").replace(str(shop.id_of("bo")), str(shop.id_of("ann")), 1)
    assert "isn’t blocked any more" in client.post(theirs, follow=True).content.decode()
    assert Suppression.objects.get().lifted_at is None


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
