"""What the staff see of messages, and what they can do."""

import pytest

from regulars.channels import actions
from regulars.channels.models import Send
from regulars.web.models import StaffAction
from regulars.web.roles import Role
from tests.browser_fixtures import client_of, member


@pytest.fixture
def unknown(mailing):
    """A message to Eve of which nobody knows whether it arrived."""
    eve = mailing.knows("Eve", address="drop.eve@buyer.test")
    mailing.plans(eve)
    mailing.hands_over()
    return mailing.letter(eve)


def test_the_list_says_where_each_message_stands_and_why(mailing, client):
    ann, cy = mailing.knows("Ann"), mailing.knows("Cy", allows=False)
    mailing.plans(ann, cy)
    mailing.hands_over()
    page = client.get("/messages/").content.decode()
    for words in ("Ann", "Cy", "sent", "held back", "They don’t allow it.", "Reminder before it runs out"):
        assert words in page


def test_the_list_can_be_narrowed_to_a_state_and_a_person(mailing, client):
    ann, cy = mailing.knows("Ann"), mailing.knows("Cy", allows=False)
    mailing.plans(ann, cy)
    mailing.hands_over()
    held = client.get("/messages/?state=skipped").content.decode()
    found = client.get("/messages/?q=ann@").content.decode()
    assert ("Cy" in held, ">Ann<" in held) == (True, False)
    assert (">Ann<" in found, ">Cy<" in found) == (True, False)


def test_a_waiting_message_says_what_its_whole_channel_waits_for(shop, client):
    shop.plans(shop.knows("Ann"))
    page = client.get("/messages/").content.decode()
    assert "No e-mail server is set." in page
    assert "1 message waits." in page


def test_what_a_slow_server_has_not_answered_yet_counts_as_leaving_and_not_as_left(mailing, client):
    ann = mailing.knows("Ann")
    mailing.plans(ann)
    Send.objects.update(state="handed_over", claimed_by=1)
    assert "1 message leaves now." in client.get("/messages/").content.decode()
    Send.objects.update(state="accepted")
    assert "Every message that was due has left" in client.get("/messages/").content.decode()


def test_one_message_shows_what_was_sent_and_what_happened(mailing, client):
    ann = mailing.knows("Ann")
    mailing.plans(ann)
    mailing.hands_over()
    page = client.get(f"/messages/{mailing.letter(ann).pk}/").content.decode()
    for words in ("Pine soap: running low?", "ann@buyer.test", "shop@amber.test", "250 2.0.0 queued"):
        assert words in page
    assert 'sandbox title="The message as it was sent"' in page


def test_the_preview_is_framed_by_us_alone_and_runs_nothing(mailing, client):
    ann = mailing.knows("Ann")
    mailing.plans(ann)
    mailing.hands_over()
    answer = client.get(f"/messages/{mailing.letter(ann).pk}/preview/")
    assert "Hello Ann," in answer.content.decode()
    assert answer["X-Frame-Options"] == "SAMEORIGIN"
    assert answer["Content-Security-Policy"].startswith("sandbox; default-src 'none';")


def test_a_message_that_was_not_written_has_no_preview(shop, client):
    ann = shop.knows("Ann")
    shop.plans(ann)
    assert client.get(f"/messages/{shop.letter(ann).pk}/preview/").status_code == 404
    assert "Nothing was written yet" in client.get(f"/messages/{shop.letter(ann).pk}/").content.decode()


def test_a_message_that_never_was_is_not_found(shop, client):
    assert client.get("/messages/77/").status_code == 404


def test_a_person_decides_what_is_unknown_and_is_named(unknown, client):
    assert "Did it arrive?" in client.get(f"/messages/{unknown.pk}/").content.decode()
    client.post(f"/messages/{unknown.pk}/settle/", {"sent": "yes"})
    page = client.get(f"/messages/{unknown.pk}/").content.decode()
    assert Send.objects.get().state == "accepted"
    assert "Clara decided that it was sent." in page
    assert StaffAction.objects.get(action="message.settled").who == "Clara"


def test_or_sends_it_again_and_nobody_decides_twice(unknown, client):
    client.post(f"/messages/{unknown.pk}/settle/", {"sent": "no"})
    assert Send.objects.get().state == "planned"
    answer = client.post(f"/messages/{unknown.pk}/settle/", {"sent": "yes"}, follow=True)
    assert "Somebody decided this already." in answer.content.decode()
    assert Send.objects.get().state == "planned"


def test_what_is_unknown_is_counted_in_the_navigation(unknown, client):
    page = client.get("/messages/").content.decode()
    assert '<span>Messages</span><span class="badge">1</span>' in page
    assert "Of 1 message nobody knows whether it arrived." in page


def test_one_button_stops_everything_and_every_page_says_so(mailing, client):
    assert "Stop everything" in client.get("/messages/").content.decode()
    client.post("/messages/stop/")
    assert "Everything is stopped since" in client.get("/settings/").content.decode()
    mailing.plans(mailing.knows("Ann"))
    assert mailing.hands_over() == {}
    client.post("/messages/resume/")
    assert "Everything is stopped" not in client.get("/settings/").content.decode()
    assert mailing.hands_over() == {"accepted": 1}
    assert list(StaffAction.objects.filter(action__startswith="sends.").values_list("action", flat=True)) == [
        "sends.stopped",
        "sends.resumed",
    ]


@pytest.mark.parametrize(
    ("role", "sees", "stops"),
    [(Role.OWNER, 200, 302), (Role.MARKETER, 200, 302), (Role.AGENT, 200, 403), (Role.ANALYST, 403, 403)],
)
def test_who_may_see_messages_and_who_may_stop_them(role, sees, stops, shop):
    staff = client_of(member("Sam", role=role))
    assert staff.get("/messages/").status_code == sees
    assert staff.post("/messages/stop/").status_code == stops


def test_the_banner_names_the_few_that_get_mail(shop, client, monkeypatch):
    monkeypatch.setenv("REGULARS_MAIL_ONLY_TO", "me@shop.test")
    assert "Messages go only to me@shop.test." in client.get("/messages/").content.decode()


def test_the_banner_counts_what_waits(shop, client):
    shop.plans(shop.knows("Ann"))
    page = client.get("/settings/").content.decode()
    assert "1 message waits: No e-mail server is set." in page
    actions.stop_sending(who=None, at=shop.at)
    assert "1 message waits" not in client.get("/settings/").content.decode()
