"""A letter is read before anybody gets it, with somebody's data or the example's."""

import pytest

from regulars.channels import letters
from regulars.channels.context import Subject
from regulars.channels.sample import Sample, languages, sample


def read(shop, template: str = "replenishment", **more) -> Sample:
    chosen = {"subject": None, "language": "", "reader": "en", **more}
    return sample(template, at=shop.at, **chosen)


def test_it_speaks_of_the_person_in_their_own_language(mailing):
    ann = mailing.knows("Ann", language="lv")
    shown = read(mailing, subject=Subject(customer_id=ann, product_id=mailing.product.pk))
    assert (shown.language, shown.customer_id) == ("lv", ann)
    assert "Ann" in shown.letter.text
    assert "Pine soap" in shown.letter.html


def test_or_in_the_language_asked_for(mailing):
    ann = mailing.knows("Ann", language="lv")
    about = Subject(customer_id=ann, product_id=mailing.product.pk)
    assert read(mailing, subject=about, language="bg").language == "bg"
    assert languages("replenishment") == ("en", "lv", "bg", "ru")


def test_its_link_takes_nobody_off_the_list(mailing, client):
    ann = mailing.knows("Ann")
    shown = read(mailing, subject=Subject(customer_id=ann, product_id=mailing.product.pk))
    assert "/u/test/" in shown.letter.text
    assert client.post("/u/test/").status_code == 404


def test_without_what_it_is_about_it_is_the_example_signed_as_the_store_signs(mailing):
    ann = mailing.knows("Ann")
    shown = read(mailing, subject=Subject(customer_id=ann))
    assert (shown.customer_id, shown.language) == (None, "en")
    assert "Pine soap" in shown.letter.text
    assert "Laura" in shown.letter.text


@pytest.mark.parametrize("language", ["bg", "en", "lv", "ru"])
def test_nobody_at_all_has_to_be_known(shop, language):
    shown = read(shop, reader=language)
    assert (shown.customer_id, shown.language) == (None, language)
    assert "Amber & Pine" in shown.letter.text


def test_a_letter_that_is_none_is_not_shown(shop):
    with pytest.raises(letters.UnknownLetter):
        read(shop, "goodbye")
