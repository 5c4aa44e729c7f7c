"""Start with a link joins a chat and is a yes; stop and blocking are a no; all else changes nothing."""

from datetime import UTC, datetime, timedelta

import msgspec
import pytest

from regulars.channels.bot import answers
from regulars.channels.bot.joining import Invitation, token_of
from regulars.channels.bot.updates import update_of
from regulars.customers.actions.suppress import Block, suppress
from regulars.customers.models import Consent, Customer, Identity, Person, Suppression
from regulars.events.models import Event
from tests.channels.bot.conftest import CHAT
from tests.channels.web_api import recorded

SENT = datetime(2025, 5, 13, 9, 0, tzinfo=UTC)  # 1747126800, noon in Riga


def hears(name, *, at=SENT + timedelta(minutes=5), text=None, date=None):
    told = recorded("telegram", name)
    inner = told.get("message") or told["my_chat_member"]
    inner.update({key: value for key, value in {"text": text, "date": date}.items() if value is not None})
    return answers.answer(update_of(msgspec.json.encode(told)), at=at)


def starts(customer, *, send_id=0, **more):
    return hears("start", text=f"/start {token_of(Invitation(customer, send_id), at=SENT)}", **more)


def said(customer):
    rows = Consent.objects.filter(customer_id=customer, channel="telegram").order_by("id")
    return [(row.purpose, row.granted, row.how) for row in rows]


def chat_of(customer):
    return list(
        Identity.objects.filter(customer_id=customer, kind="telegram").values_list("value", flat=True)
    )


YES = [("offers", True, "link"), ("service", True, "link")]
NO = [("offers", False, "answer"), ("service", False, "answer")]


def test_start_joins_the_chat_and_is_a_yes_with_its_evidence(chatting):
    ann = chatting.knows("Ann", allows=False)
    Person.objects.filter(customer_id=ann).update(language="bg")
    assert "Amber & Pine" in starts(ann, send_id=42)
    assert (chat_of(ann), said(ann)) == ([CHAT], YES)
    kept = Consent.objects.filter(channel="telegram").first()
    assert kept.evidence == {"update_id": 900000001, "send_id": 42}
    assert kept.wording.startswith("Amber & Pine може")  # as it stood beside the link
    assert kept.occurred_at == SENT
    assert (
        Event.objects.filter(name="consent.given", customer_id=ann, payload__channel="telegram").count() == 2
    )


def test_the_same_start_told_twice_is_one(chatting):
    ann = chatting.knows("Ann")
    starts(ann)
    starts(ann, at=SENT + timedelta(hours=1))
    assert said(ann) == YES


@pytest.mark.parametrize(
    "word", ["/stop", "Стоп", "спри моля", "beidziet, lūdzu", "отписаться", "Unsubscribe"]
)
def test_stop_in_four_languages_is_a_no(chatting, word):
    ann = chatting.knows("Ann")
    starts(ann)
    assert hears("stop", text=word) != ""
    assert said(ann) == YES + NO


def test_blocking_the_bot_is_a_no(chatting):
    ann = chatting.knows("Ann")
    starts(ann)
    assert hears("kicked") == ""
    assert said(ann) == [*YES, ("offers", False, "provider"), ("service", False, "provider")]


def test_a_start_that_is_told_after_the_stop_that_followed_it_changes_nothing(chatting):
    """Telegram tells again what we didn't take: the order in which it is told isn't that of what was done."""
    ann = chatting.knows("Ann")
    starts(ann)
    hears("stop")
    starts(ann)
    latest = Consent.objects.filter(customer_id=ann, channel="telegram", purpose="offers").latest(
        "occurred_at"
    )
    assert not latest.granted


def test_who_blocked_the_bot_and_starts_again_is_written_to_again(chatting):
    ann = chatting.knows("Ann")
    starts(ann)
    hears("kicked")
    block = Block(channel="telegram", address=CHAT, reason="asked", since=SENT + timedelta(minutes=3))
    suppress([block], actor="house", at=block.since)
    starts(ann, date=1747130400, at=SENT + timedelta(hours=2))  # an hour later
    assert Suppression.objects.get().lifted_at == SENT + timedelta(hours=1)
    assert said(ann)[-2:] == YES


def test_a_chat_is_of_the_person_of_the_last_link(chatting):
    ann, dita = chatting.knows("Ann"), chatting.knows("Dita")
    starts(ann)
    starts(dita, date=1747126900)
    assert (chat_of(ann), chat_of(dita)) == ([], [CHAT])


def test_a_stop_from_a_chat_that_is_nobodys_holds_for_the_chat(chatting):
    assert hears("stop") != ""
    assert Suppression.objects.get(channel="telegram").reason == "asked"


def test_start_without_a_link_or_with_a_strange_one_joins_nobody(chatting):
    ann = chatting.knows("Ann")
    hint = hears("start", text="/start")
    assert "Amber & Pine" in hint
    for text in ("/start nonsense", f"/start {token_of(Invitation(ann, 0), at=SENT)[:-1]}x", "/start 999"):
        assert hears("start", text=text) == hint
    late = SENT + timedelta(days=31)
    assert starts(ann, date=int(late.timestamp()), at=late) == hint
    assert starts(10**6) == hint  # nobody
    assert not Identity.objects.filter(kind="telegram").exists()


def test_nobody_comes_back_who_was_erased(chatting):
    ann = chatting.knows("Ann")
    Customer.objects.filter(pk=ann).update(erased_at=SENT)
    starts(ann)
    assert (chat_of(ann), said(ann)) == ([], [])


def test_chatter_pictures_and_groups_change_nothing(chatting):
    ann = chatting.knows("Ann")
    starts(ann)
    assert [hears("stop", text="When do you open?"), hears("a_picture"), hears("in_a_group")] == ["", "", ""]
    assert said(ann) == YES
