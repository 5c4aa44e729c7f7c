"""The staff say what people are asked, in one language at least."""

import pytest

from regulars.customers import queries
from regulars.storefront.forms.pages.questions import lines
from regulars.web.roles import Role
from tests.browser_fixtures import client_of, member

SKIN = {
    "way": "one",
    "asks_en": "How is your skin?",
    "answers_en": "dry = Dry\nOily skin",
    "asks_lv": "Kāda ir āda?",
    "answers_lv": "dry = Sausa",
    "position": "0",
}


@pytest.fixture
def client(shop):
    return client_of(member("Maija", role=Role.MARKETER))


def test_each_answer_has_a_word_for_audiences():
    assert lines("dry = Dry, very dry\n\n Oily skin ") == [
        ("dry", "Dry, very dry"),
        ("oily-skin", "Oily skin"),
    ]
    for bad in ("= Dry", "dry =", "a'b = Dry", "Сухая"):
        with pytest.raises(ValueError, match=bad):
            lines(bad)


def test_a_question_is_asked_changed_and_retired(client):
    assert client.post("/settings/questions/", SKIN).status_code == 302
    (row,) = queries.questions()
    asking = queries.asking(row)
    assert asking.offered() == ("dry", "oily-skin")
    assert asking.labels(["lv"]) == {"dry": "Sausa", "oily-skin": "Oily skin"}
    page = client.get(f"/settings/questions/{row.slug}/").content.decode()
    assert "dry = Sausa" in page
    assert (
        "answered(&#x27;how_is_your_skin&#x27;, &#x27;dry&#x27;)" in page
        or "answered('how_is_your_skin'" in page
    )
    client.post(
        f"/settings/questions/{row.slug}/", {**SKIN, "way": "scale", "answers_en": "", "answers_lv": ""}
    )
    assert queries.asking(queries.questions()[0]).offered() == ("1", "2", "3", "4", "5")
    client.post(f"/settings/questions/{row.slug}/retire/")
    assert queries.questions() == []
    assert "People aren’t asked it any more." in client.get("/settings/questions/").content.decode()


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"asks_en": "", "asks_lv": ""}, "Ask it in one language at least."),
        ({"answers_en": "dry = Dry", "answers_lv": ""}, "Two answers are the least."),
        ({"answers_en": "Сухая\nЖирная"}, "This one isn’t: Сухая"),
    ],
)
def test_what_can_not_be_asked_is_refused(client, changed, says):
    assert says in client.post("/settings/questions/", {**SKIN, **changed}).content.decode()
    assert queries.questions() == []


def test_a_question_that_is_not_there_is_not_found(client):
    assert client.get("/settings/questions/unknown/").status_code == 404
