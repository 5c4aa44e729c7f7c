"""A letter is only kept when it can be sent."""

import pytest

from regulars.channels.compiling import Broken
from regulars.channels.letters import Kind, UnknownLetter
from regulars.channels.writing import actions, queries
from regulars.channels.writing.actions import Content, NameTaken
from regulars.channels.writing.blocks import Button, Product, Text
from regulars.events.models import Event


def save(shop, *made, name="replenishment", **more):
    said = Content(**{"subject": "S", "preview": "P", "blocks": made, **more})
    return actions.save_text(name, said, language="en", who=None, at=shop.at)


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        ("Hi\n\n  {{ customer.email }}", "line 3, column 6: nothing is known as customer.email"),
        ("{{ product.name", "line 1, column 12: syntax error"),
        ("{% for p in products %}" * 12 + "{% endfor %}" * 12, "out of fuel"),
    ],
)
def test_what_is_broken_or_never_ends_is_refused_with_its_place(shop, words, complaint):
    with pytest.raises(Broken) as refused:
        save(shop, Text(says=words))
    assert complaint in str(refused.value)
    assert queries.edition("replenishment") == 0


def test_a_subject_stays_on_one_line(shop):
    save(shop, Text(says="x"), subject="Hi\nBcc: all@buyer.test")
    assert queries.text("replenishment", edition=1).subject == "Hi Bcc: all@buyer.test"


def test_a_greeting_with_a_button_or_a_product_is_refused(shop):
    for block in (Button(label="Look"), Product()):
        with pytest.raises(Broken, match="a greeting has no"):
            save(shop, Text(says="Happy birthday!"), block, name="birthday")


def test_every_edition_is_an_event_and_stays(shop):
    save(shop, Text(says="One."))
    save(shop, Text(says="Two."))
    found = queries.history("replenishment", shop_id=0, language="en")
    assert [(row.edition, row.blocks[0]["says"]) for row in found] == [(2, "Two."), (1, "One.")]
    assert Event.objects.filter(name="letter.saved").count() == 2


def test_a_name_is_taken_once(shop):
    kind = Kind("marketing")
    actions.make_letter("spring", title="Spring", kind=kind, who=None, at=shop.at)
    for name in ("spring", "replenishment"):
        with pytest.raises(NameTaken):
            actions.make_letter(name, title="Spring", kind=kind, who=None, at=shop.at)


def test_a_letter_that_nobody_began_is_not_written(shop):
    with pytest.raises(UnknownLetter):
        save(shop, Text(says="x"), name="nonsense")
