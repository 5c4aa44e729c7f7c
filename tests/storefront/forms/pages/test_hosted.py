"""What does a form take, from whom, and what does it never tell?"""

import re
from base64 import urlsafe_b64decode
from datetime import timedelta

import pytest
from django.test import Client

from regulars import clock
from regulars.channels.models import Send
from regulars.channels.opting_in import DoubleOptIn
from regulars.customers import queries as customers
from regulars.customers.models import Consent, Identity, PendingConsent, Person
from regulars.storefront.forms import guard, queries
from regulars.storefront.forms.actions.forms import end
from regulars.storefront.forms.models import FormDay, FormEntry
from regulars.storefront.forms.pages.hosted import sender
from regulars.web import rates, stored

YES = {"email": "ann@buyer.test", "consent": "email"}


@pytest.fixture
def at(monkeypatch):
    """The clock in the test's hand; rates are counted anew."""
    rates.forget()
    now = clock.now()

    class Now:
        value = now

        def on(self, **span):
            self.value += timedelta(**span)

    here = Now()
    monkeypatch.setattr(clock, "now", lambda: here.value)
    return here


def opened(row, **asked):
    page = Client().get(f"/f/{row.handle}/", asked).content.decode()
    return dict(re.findall(r'name="(token|lang|page)" value="([^"]*)"', page)), page


def solved(token):
    body = token.split(".")[1]
    form_id = int(urlsafe_b64decode(body + "=" * (-len(body) % 4)).split()[0])
    known = guard.token_of(token, form_id=form_id, at=clock.wall())
    return next(str(n) for n in range(10**7) if guard.solves(str(n), known))


def sent(row, hidden, said, *, proof=True, client=None, **more):
    values = {**hidden, "proof": solved(hidden["token"]) if proof else "", **said, **more}
    return (client or Client(enforce_csrf_checks=True)).post(f"/f/{row.handle}/", values)


def test_a_yes_waits_until_the_letter_is_confirmed(form_of, shop, at):
    row = form_of()
    hidden, _ = opened(row, page="https://shop.test/blog/?utm=x", lang="lv-LV")
    at.on(seconds=3)
    answer = sent(row, hidden, YES)
    assert (answer.status_code, 'lang="lv"' in answer.content.decode()) == (200, True)
    asked = PendingConsent.objects.get()
    assert asked.wording == queries.content(row.pk, 1).texts["lv"].consents["email"]
    assert asked.evidence["page"] == "https://shop.test/blog/"
    told = asked.evidence["form"], asked.evidence["edition"], asked.evidence["ip"]
    assert told == (row.handle, 1, "127.0.0.1")
    assert Send.objects.get().template == "confirm_subscription"
    assert not Consent.objects.exists()
    assert Person.objects.get().language == "lv"


def test_whether_an_address_is_known_is_told_to_nobody(form_of, shop, at):
    shop.knows("Ann", address="ann@buyer.test")
    row, answers = form_of(), []
    for address in ("ann@buyer.test", "nobody.yet@buyer.test"):
        hidden, _ = opened(row)
        at.on(seconds=3)
        answers.append(sent(row, hidden, {**YES, "email": address}).content)
    assert answers[0] == answers[1]


def test_a_program_that_fills_in_everything_is_thanked_and_nothing_is_kept(form_of, shop, at):
    row = form_of()
    hidden, _ = opened(row)
    at.on(seconds=3)
    right = sent(row, hidden, YES, website="https://spam.example").content
    assert b"letter" in right
    assert [kind.objects.count() for kind in (FormEntry, Identity, Send)] == [0, 0, 0]
    assert FormDay.objects.get().caught == 1


def test_without_scripts_waiting_takes_the_place_of_computing(form_of, shop, at):
    row = form_of()
    hidden, _ = opened(row)
    at.on(seconds=8)
    early = sent(row, hidden, YES, proof=False)
    page = early.content.decode()
    assert (early.status_code, "button again in 15 seconds" in page) == (422, True)
    assert 'value="ann@buyer.test"' in page
    assert f'value="{hidden["token"]}"' in page  # the waiting counts from the first look on
    at.on(seconds=8)
    assert sent(row, hidden, YES, proof=False).status_code == 200
    assert FormEntry.objects.count() == 1


@pytest.mark.parametrize(("seconds", "says"), [(1, "That was quick"), (60 * 60 * 13, "open for long")])
def test_too_soon_and_too_late_lose_nothing(form_of, shop, at, seconds, says):
    row = form_of()
    hidden, _ = opened(row)
    at.on(seconds=seconds)
    page = sent(row, hidden, YES).content.decode()
    assert says in page
    assert 'value="ann@buyer.test"' in page
    assert not FormEntry.objects.exists()


def test_a_token_of_another_form_or_none_of_ours_is_refused(form_of, shop, at):
    row, other = form_of(), form_of("Popup")
    hidden, _ = opened(other)
    at.on(seconds=30)
    assert sent(row, hidden, YES, proof=False).status_code == 422
    assert sent(row, {"token": "1.AAAA.AAAA"}, YES, proof=False).status_code == 422
    assert not FormEntry.objects.exists()


def test_a_page_that_is_sent_twice_counts_once(form_of, shop, at):
    row = form_of()
    hidden, _ = opened(row)
    at.on(seconds=3)
    for address in ("ann@buyer.test", "bo@buyer.test"):
        assert sent(row, hidden, {**YES, "email": address}).status_code == 200
    assert [kind.objects.count() for kind in (FormEntry, Send, Identity)] == [1, 1, 1]


def test_all_addresses_of_a_household_are_one_place(rf):
    ours, too, theirs = (
        sender(rf.post("/", REMOTE_ADDR=each)) for each in ("2001:db8::1", "2001:db8::2", "2001:db8:0:1::1")
    )
    assert ours == too != theirs


def test_more_than_a_family_enters_from_one_place_is_held_back(form_of, shop, at):
    row = form_of()
    hidden, _ = opened(row)
    at.on(seconds=3)
    proof = solved(hidden["token"])
    for _ in range(40):
        assert sent(row, hidden, {**YES, "proof": proof}, proof=False).status_code == 200
    refused = sent(row, hidden, {**YES, "proof": proof}, proof=False)
    assert (refused.status_code, "frame-ancestors *" in refused["Content-Security-Policy"]) == (429, True)
    assert "try again in an hour" in refused.content.decode()


@pytest.mark.parametrize(
    ("said", "field", "words"),
    [
        ({"email": "ann@buyer", "consent": "email"}, "email", "can’t be an e-mail address"),
        ({"email": "", "consent": "email"}, "email", "Enter your e-mail address"),
        ({"email": "ann@buyer.test\r\nBcc: all@buyer.test", "consent": "email"}, "email", "can’t be"),
        ({"email": "ann@buyer.test"}, "consent", "Tick the box"),
        ({"email": "ann@buyer.test", "consent": "sms"}, "consent", "Tick the box"),
        ({**YES, "birth_date": "2030-02-30"}, "birth_date", "can’t be a birthday"),
    ],
)
def test_what_is_wrong_stands_beside_its_field(form_of, shop, at, said, field, words):
    row = form_of(asks_birthday=True)
    hidden, _ = opened(row)
    at.on(seconds=3)
    answer = sent(row, hidden, said)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert re.search(rf'<p class="wrong" id="{field}-wrong">[^<]*{words}', page)
    assert f'aria-describedby="{field}-wrong"' in page
    assert not FormEntry.objects.exists()


def test_where_nobody_confirms_the_yes_holds_and_what_was_known_stays(form_of, shop, at):
    stored.save(DoubleOptIn(where="nowhere"), at=shop.at)
    ann = shop.knows("Ann", address="ann@buyer.test", allows=None)
    row = form_of(asks_name=True)
    hidden, _ = opened(row)
    at.on(seconds=3)
    page = sent(row, hidden, {**YES, "given_name": "Mallory"}).content.decode()
    assert ("Good that you are with us" in page, "letter" in page) == (True, False)
    assert Consent.objects.get(customer=ann).wording.startswith("Amber & Pine may send me offers")
    assert customers.cards([ann])[0].given_name == "Ann"


def test_an_address_and_a_number_on_one_page_make_nobody_one_person(form_of, shop, at):
    ann = shop.knows("Ann", address="ann@buyer.test")
    row = form_of(ways=("email", "phone"), consents=("email", "sms"))
    hidden, _ = opened(row)
    at.on(seconds=3)
    said = {"email": "ann@buyer.test", "phone": "+371 20000001", "consent": ["email", "sms"]}
    assert sent(row, hidden, said).status_code == 200
    assert Identity.objects.get(value="+37120000001").customer_id != ann
    assert {one.channel for one in FormEntry.objects.all()} == {"email", "sms"}


def test_a_form_that_ended_takes_nobody(form_of, shop, at):
    row = form_of()
    hidden, _ = opened(row)
    end(row.pk, actor="staff:1", at=shop.at)
    at.on(seconds=3)
    assert sent(row, hidden, YES).status_code == 410
    assert Client().get(f"/f/{row.handle}/").status_code == 410
    assert not FormEntry.objects.exists()


def test_it_may_stand_on_any_page_and_counts_how_often_it_was_shown(form_of, shop, at):
    row = form_of()
    answer = Client().get(f"/f/{row.handle}/")
    assert "frame-ancestors *" in answer["Content-Security-Policy"]
    assert "X-Frame-Options" not in answer
    Client().head(f"/f/{row.handle}/")
    assert FormDay.objects.get().shown == 1
    assert Client().get("/f/unknown/").status_code == 404


def test_no_address_ticks_a_box_or_fills_anything_in(form_of, shop, at):
    _, page = opened(form_of(), consent="email", email="ann@buyer.test", token="x", proof="1")
    assert " checked" not in page
    assert "ann@buyer.test" not in page


def test_hostile_words_are_shown_as_words(form_of, shop, at):
    row = form_of(asks_name=True)
    hostile = {"given_name": '"><script>alert(1)</script>', "email": "<img src=x>", "page": '"><b>'}
    hidden, page = opened(row, page='"><script>alert(1)</script>')
    assert "<script>alert" not in page
    again = sent(row, hidden, hostile, proof=False).content.decode()
    assert "<script>alert" not in again
    assert "<img src" not in again
    hidden, _ = opened(row, page="javascript:alert(1)")
    at.on(seconds=3)
    sent(row, hidden, YES)
    assert FormEntry.objects.get().page == ""
