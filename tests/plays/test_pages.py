"""Does a person decide about what was proposed?"""

import pytest
from django.test import Client

from regulars import clock
from regulars.channels.writing.actions import Content, save_text
from regulars.channels.writing.blocks import Text
from regulars.engine.models import Play
from regulars.plays import actions
from regulars.plays.models import PlayDraft
from regulars.plays.proposing import EXAMPLE
from regulars.web.roles import Role
from tests.browser_fixtures import client_of, member


def proposed() -> PlayDraft:
    return actions.propose(EXAMPLE, note="<b>Second</b> orders fell.", by="assistant", at=clock.now())


def test_a_draft_is_shown_in_words_with_who_proposed_it(client: Client):
    assert "No play is proposed" in client.get("/drafts/").content.decode()
    proposed()
    body = client.get("/drafts/").content.decode()
    assert "Proposed by ‘assistant’" in body
    assert "&lt;b&gt;Second&lt;/b&gt;" in body
    assert "1 play is proposed." in client.get("/plays/").content.decode()


def test_a_marketer_switches_it_on(database):
    draft, mara = proposed(), client_of(member("Mara", role=Role.MARKETER))
    answer = mara.post(f"/drafts/{draft.pk}/on/", follow=True)
    assert answer.redirect_chain == [("/plays/thank_you/", 302)]
    assert Play.objects.get().is_on
    again = mara.post(f"/drafts/{draft.pk}/on/", follow=True).content.decode()
    assert "decided about this draft already" in again


def test_an_analyst_only_looks(database):
    draft, ada = proposed(), client_of(member("Ada", role=Role.ANALYST))
    assert ada.get("/drafts/").status_code == 200
    assert ada.post(f"/drafts/{draft.pk}/on/").status_code == 403
    assert "is proposed" not in ada.get("/plays/").content.decode().split("<main")[0]


def test_it_is_put_aside(client: Client):
    draft = proposed()
    client.post(f"/drafts/{draft.pk}/discard/")
    assert (PlayDraft.objects.get().state, Play.objects.count()) == ("discarded", 0)
    assert client.post("/drafts/41/discard/").status_code == 404


@pytest.mark.parametrize("then", ["on", "discard"])
def test_looking_decides_nothing(client: Client, then):
    assert client.get(f"/drafts/{proposed().pk}/{then}/").status_code == 405


def test_what_is_not_understood_any_more_is_said(client: Client):
    draft = proposed()
    PlayDraft.objects.update(text="name: x")
    assert "understand the draft any more" in client.get("/drafts/").content.decode()
    assert (
        "understand the draft any more"
        in client.post(f"/drafts/{draft.pk}/on/", follow=True).content.decode()
    )


def test_one_with_letters_that_should_be_mended_waits_until_somebody_says_all_the_same(client: Client):
    said = Content(subject="Soap?", preview="A word.", blocks=(Text(says="Buy now!!"),))
    save_text("second_order", said, language="en", who=None, at=clock.now())
    draft = proposed()
    told = client.post(f"/drafts/{draft.pk}/on/")
    assert (told.status_code, PlayDraft.objects.get().state) == (409, "open")
    assert "Switch it on all the same" in told.content.decode()
    client.post(f"/drafts/{draft.pk}/on/", {"all_the_same": "yes"})
    assert PlayDraft.objects.get().state == "switched_on"
