"""The owner sets the number, its templates, and tries it."""

from regulars.channels.cloud import queries
from regulars.web.models import StaffAction
from regulars.web.roles import Role
from tests.browser_fixtures import client_of, member
from tests.channels.cloud.conftest import ANN, APP_SECRET, PHONE_ID, TOKEN, api, chatting

__all__ = ["api", "chatting"]
PAGE = "/settings/whatsapp/"
NUMBER = {
    "phone_id": PHONE_ID, "token": TOKEN, "app_secret": APP_SECRET, "api": "https://graph.facebook.com",
    "version": "v23.0",
}  # fmt: skip
TEMPLATE = {"letter": "birthday", "language": "lv", "name": "daudz_laimes", "code": "lv", "words": "short"}


def test_a_number_whose_secrets_are_never_shown(shop, client):
    shown = client.post(PAGE, NUMBER, follow=True).content.decode()
    assert queries.secrets().verify in shown  # to be entered at Meta
    assert TOKEN not in shown
    assert APP_SECRET not in shown
    assert StaffAction.objects.get(action="cloud.set").detail == {"phone_id": PHONE_ID}
    client.post(PAGE, {**NUMBER, "token": "", "app_secret": "", "version": "v24.0"})
    assert (queries.number().version, queries.secrets().token) == ("v24.0", TOKEN)


def test_a_stored_token_goes_to_no_other_server(shop, client):
    client.post(PAGE, NUMBER)
    answer = client.post(PAGE, {**NUMBER, "api": "https://graph.evil.test", "token": ""})
    assert "Enter it again" in answer.content.decode()
    assert queries.number().api == "https://graph.facebook.com"


def test_what_cannot_be_used_is_said_beside_it(shop, client):
    assert "digits alone" in client.post(PAGE, {**NUMBER, "phone_id": "+371"}).content.decode()
    assert "begin with https://" in client.post(PAGE, {**NUMBER, "api": "ftp://x"}).content.decode()
    assert queries.number() is None


def test_templates_are_added_and_removed(chatting, client):
    shown = client.post(f"{PAGE}template/", TEMPLATE, follow=True).content.decode()
    assert "daudz_laimes" in shown
    assert "can’t stand there" in client.post(f"{PAGE}template/", {**TEMPLATE, "words": "x"}).content.decode()
    client.post(f"{PAGE}template/drop/", {"letter": "birthday", "language": "lv"})
    assert queries.number().template("birthday", language="lv") is None


def test_a_test_message(chatting, client, api):
    assert "took the message" in client.post(f"{PAGE}test/", {"to": ANN}, follow=True).content.decode()
    api.answers = [(401, {"error": {"code": 190, "message": "Expired"}})]
    assert "190 Expired" in client.post(f"{PAGE}test/", {"to": ANN}, follow=True).content.decode()
    assert "no telephone number" in client.post(f"{PAGE}test/", {"to": "x"}, follow=True).content.decode()


def test_others_do_not(shop):
    assert client_of(member("Mara", role=Role.MARKETER)).get(PAGE).status_code == 403
