from django.http import QueryDict

from regulars.customers.questions import Asking, Choice
from regulars.storefront.forms import queries
from regulars.storefront.forms.shown import Page, notice, shown, what_comes

SKIN = Asking(slug="skin", kind="several", asks={"en": "Skin?"}, answers=(Choice("dry", {"en": "Dry"}),))


def test_a_question_stands_as_it_is_answered():
    found = shown(SKIN, ["dry"], languages=["en"])
    assert (found.name, found.kind, found.boxes[0].chosen) == ("answer_skin", "checkbox", True)
    scale = shown(Asking(slug="heat", kind="scale", asks={"en": "Heat?"}), [], languages=["en"])
    assert (scale.kind, scale.is_scale, len(scale.boxes)) == ("radio", True, 5)


def test_a_page_keeps_what_was_entered_and_ticks_nothing_by_itself(form_of):
    row = form_of()
    page = Page(row=row, content=queries.content(row.pk, 1), language="en", framed=False)
    assert [box.chosen for box in page.consents] == [False]
    assert (page.shop, "--accent: #" in page.looks) == ("Amber & Pine", True)
    again = Page(
        row=row, content=page.content, language="en", framed=False, sent=QueryDict("consent=email&email=a")
    )
    assert ([box.chosen for box in again.consents], again.entered["email"]) == ([True], "a")


def test_what_is_to_be_done_is_said_with_its_seconds():
    assert "in 30 seconds" in notice("slowly", bits=15)
    assert "once more" in notice("too_old", bits=14)


def test_what_comes_is_the_same_for_everybody():
    assert what_comes(["email"], confirms=False) == ""
    assert "letter" in what_comes(["email", "phone"], confirms=True)
    assert "text message" in what_comes(["phone"], confirms=True)
