"""A message is readable to one browser alone, signed by the shop, and each answer means what it says."""

import json
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
from cryptography.exceptions import InvalidTag

from regulars import clock
from regulars.channels.channel import Accepted, Parcel, Rejected, Sender, TryLater, Unsure
from regulars.channels.letters import Written
from regulars.channels.push import queries
from regulars.channels.push.line import PushLine
from regulars.channels.tokens import Handed, handed
from regulars.channels.unsubscribe import Ticket, url_of
from tests.channels.cast import NOON
from tests.channels.push.browser import claims

SOAP = "https://shop.test/soap"
LETTER = Written("Soap", "<p>Soap</p>", "Soap\n", f"Amber & Pine: is soap running low? Here it is: {SOAP}")
KEY = UUID(int=7)


@pytest.fixture
def line(pushing):
    line = PushLine(queries.keys(), icon="https://shop.test/logo.png")
    yield line
    line.close()


def parcel(to: str, *, letter: Written = LETTER, purpose: str = "offers") -> Parcel:
    leave = url_of(Ticket(1, "webpush", purpose, 9)) if purpose else ""
    sender = Sender(from_name="Amber & Pine", from_address="shop@amber.test")
    return Parcel(key=KEY, to=to, sender=sender, letter=letter, unsubscribe=leave, at=NOON)


def test_only_anns_browser_can_read_it(line, service):
    ann, bo = service.browser("ann"), service.browser("bo")
    assert line.deliver(parcel(ann.value)) == Accepted("201")
    (call,) = service.calls
    told = json.loads(ann.reads(call.body))
    assert (told["title"], told["body"], told["url"]) == ("Amber & Pine", "Is soap running low?", SOAP)
    assert (told["icon"], told["tag"]) == ("https://shop.test/logo.png", KEY.hex)
    assert handed(told["token"], at=NOON) == Handed("webpush", KEY)
    assert b"soap" not in call.body
    with pytest.raises(InvalidTag):
        bo.reads(call.body)


def test_the_service_knows_whose_it_is_and_for_how_long(line, service):
    line.deliver(parcel(service.browser("ann").value))
    (call,) = service.calls
    said = claims(call.headers["Authorization"], public_key=queries.public_key())
    assert (said["aud"], said["sub"]) == (service.url, "mailto:shop@amber.test")
    assert 0 < said["exp"] - clock.wall().timestamp() <= 24 * 3600
    assert call.path == "/push/ann?v=1"
    assert call.headers["Content-Encoding"] == "aes128gcm"
    assert call.headers["Topic"] == KEY.hex


@pytest.mark.parametrize(
    ("purpose", "urgency", "days"), [("offers", "low", 2), ("service", "normal", 4), ("", "high", 7)]
)
def test_an_offer_wakes_nobodys_phone_and_news_of_an_order_does(line, service, purpose, urgency, days):
    line.deliver(parcel(service.browser("ann").value, purpose=purpose))
    headers = service.calls[0].headers
    assert (headers["Urgency"], headers["TTL"]) == (urgency, str(days * 86_400))


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        ((404, {}), Rejected("404")),
        ((410, {}), Rejected("410")),
        ((413, {}), Rejected("413")),
        ((400, {}), Rejected("400")),
        ((403, {}), Rejected("403")),
        ((429, {"Retry-After": "120"}), TryLater("429 (Retry-After: 120)")),
        ((500, {}), TryLater("500")),
        ((503, {"Retry-After": "60"}), TryLater("503 (Retry-After: 60)")),
        ((307, {"Location": "http://127.0.0.1:1/"}), Rejected("307")),
    ],
)
def test_what_the_service_answers_holds_for_this_browser_alone(line, service, answer, outcome):
    ann = service.browser("ann").value
    service.answers = [answer]
    assert line.deliver(parcel(ann)) == outcome
    assert line.gone == ([ann] if answer[0] in {404, 410} else [])


def test_no_answer_is_not_sure_and_nobody_there_is_later(line, service):
    service.hangs_up = True
    assert isinstance(line.deliver(parcel(service.browser("ann").value)), Unsure)
    nowhere = replace(service.browser("ann"), endpoint="http://127.0.0.1:1/push/ann")
    assert isinstance(line.deliver(parcel(nowhere.value)), TryLater)


def test_a_letter_without_a_short_form_and_what_is_no_subscription_go_nowhere(line, service):
    ann = service.browser("ann")
    assert line.deliver(parcel(ann.value, letter=replace(LETTER, short=""))) == Rejected(
        "the letter has no short form"
    )
    assert isinstance(line.deliver(parcel("nonsense")), Rejected)
    inside = replace(ann, endpoint="https://169.254.169.254/latest/meta-data")
    assert isinstance(line.deliver(parcel(inside.value)), Rejected)
    assert service.calls == []


def test_whatever_a_letter_says_it_fits(line, service):
    """Three bytes for each of 400 letters, and 2,000 of a link: more than 3,993 would be refused."""
    ann = service.browser("ann")
    long = replace(LETTER, short="\\" * 900 + " " + "ж" * 900 + " https://shop.test/" + "a" * 2_500)
    assert line.deliver(parcel(ann.value, letter=long)) == Accepted("201")
    assert len(service.calls[0].body) <= 4_096
    assert json.loads(ann.reads(service.calls[0].body))["url"].endswith("aaa")


def test_one_connection_serves_many_browsers(line, service):
    for name in ("ann", "bo", "dita"):
        line.deliver(parcel(service.browser(name).value))
    assert [call.path.partition("?")[0] for call in service.calls] == ["/push/ann", "/push/bo", "/push/dita"]
    assert len(line.lines) == 1


def test_a_token_lives_half_a_day(pushing):
    key = queries.keys()
    said = claims(key.authorization("https://push.example", at=NOON), public_key=key.public)
    assert said["exp"] == int((NOON + timedelta(hours=12)).timestamp())
