"""A message goes out with the store's own text where there is one, and with the one it was planned with."""

import pytest

from regulars.channels import actions as channel_actions
from regulars.channels import letters
from regulars.channels.channel import Sender
from regulars.channels.compiling import Broken
from regulars.channels.examples import FULL
from regulars.channels.letters import Kind, UnknownLetter
from regulars.channels.writing import actions, shelf
from regulars.channels.writing.actions import Content
from regulars.channels.writing.blocks import Button, Greeting, Signature, Text
from regulars.channels.writing.blocks import Product as ProductBlock
from regulars.channels.writing.models import OwnText
from regulars.commerce.actions import erase_shop
from regulars.commerce.models import Product
from regulars.customers.holdings import of_shops


def content(words: str, **more: str) -> Content:
    made = (Greeting(), Text(says=words), ProductBlock(), Signature())
    return Content(**{"subject": "Soap again?", "preview": "A word.", "blocks": made, **more})


def saved(
    shop, words: str, *, name: str = "replenishment", language: str = "en", shop_id: int = 0, **more: str
) -> int:
    return actions.save_text(
        name, content(words, **more), language=language, shop_id=shop_id, who=None, at=shop.at
    )


def said(shop, *languages: str, name: str = "replenishment", **more) -> str:
    return shelf.opened().letter(name, languages=languages, **more).write(FULL).text


def test_without_a_text_of_its_own_the_store_sends_the_gallerys(shop):
    assert said(shop, "en") == letters.letter("replenishment", languages=("en",)).write(FULL).text


def test_its_own_text_is_greeted_and_signed_as_the_language_does(shop):
    saved(shop, "We made soap.")
    assert said(shop, "en").startswith(
        "Hello Ann,\n\nWe made soap.\n\nPine soap, €4.50\n\nWarm wishes,\nLaura, Amber & Pine\n\n-- \n"
    )
    assert "Unsubscribe: https://shop.example/u/x" in said(shop, "en")


def test_a_shops_own_text_goes_before_every_shops_and_a_language_before_another(shop):
    saved(shop, "For all.")
    saved(shop, "For this one.", shop_id=shop.row.pk)
    saved(shop, "Visiem.", language="lv")
    assert "For this one." in said(shop, "en", shop_id=shop.row.pk)
    assert "For all." in said(shop, "en", shop_id=shop.row.pk + 1)
    assert "Visiem." in said(shop, "lv", "en", shop_id=shop.row.pk)
    assert "За последен път" in said(shop, "bg", "lv")  # the gallery's, in the person's language


def test_an_edition_says_for_ever_what_it_said(shop):
    first, second = saved(shop, "One."), saved(shop, "Two.")
    third = actions.withdraw_text("replenishment", language="en", who=None, at=shop.at)
    assert (first, second, third) == (1, 2, 3)
    assert "One." in said(shop, "en", edition=first)
    assert "Two." in said(shop, "en", edition=second)
    assert said(shop, "en", edition=third) == said(shop, "en", edition=0)


def test_a_letter_of_its_own_is_sent_in_another_language_rather_than_not_at_all(shop):
    actions.make_letter("spring", title="Spring", kind=Kind("marketing"), who=None, at=shop.at)
    with pytest.raises(UnknownLetter):
        said(shop, "en", name="spring")
    saved_as = Content(subject="Pavasaris", preview="Jau.", blocks=(Text(says="Sveiki."),))
    actions.save_text("spring", saved_as, language="lv", who=None, at=shop.at)
    assert said(shop, "de", name="spring").startswith("Sveiki.\n")
    assert shelf.kind_of("spring") == Kind("marketing")
    assert set(shelf.catalogue()) == {*letters.catalogue(), "spring"}


def test_what_waits_goes_out_as_it_was_planned_unless_somebody_renews_it(mailing, mailbox):
    ann, dita = mailing.knows("Ann"), mailing.knows("Dita")
    saved(mailing, "The old words.")
    mailing.plans(ann)
    saved(mailing, "The new words.")
    mailing.plans(dita)
    assert mailing.hands_over()["accepted"] == 2
    assert "The old words." in mailing.content(ann).text
    assert "The new words." in mailing.content(dita).text


def test_what_waits_can_be_renewed(mailing, mailbox):
    ann = mailing.knows("Ann")
    mailing.plans(ann)
    saved(mailing, "The new words.")
    assert actions.renew_waiting("replenishment", who=None, at=mailing.at) == 1
    assert actions.renew_waiting("replenishment", who=None, at=mailing.at) == 0
    mailing.hands_over()
    assert "The new words." in mailing.content(ann).text


def test_a_letter_that_asks_to_confirm_has_the_link_and_no_other_has(shop):
    link = Button(label="Yes", to="links.confirm")
    asks = content("Was it you?", blocks=(Text(says="Was it you?"), link), short="Yes? {{ links.confirm }}")
    actions.save_text("confirm_subscription", asks, language="en", who=None, at=shop.at)
    assert "Was it you?" in said(shop, "en", name="confirm_subscription")
    without = content("Was it you?", blocks=(Text(says="Was it you?"),))
    with pytest.raises(Broken, match=r"makes no sense without a button to links\.confirm"):
        actions.save_text("confirm_subscription", without, language="en", who=None, at=shop.at)
    with pytest.raises(Broken, match=r"short: say {{ links\.confirm }}"):
        short = content("x", blocks=(Text(says="x"), link), short="Was it you?")
        actions.save_text("confirm_subscription", short, language="en", who=None, at=shop.at)
    with pytest.raises(Broken, match="only a letter that asks to confirm"):
        actions.save_text("replenishment", content("x", blocks=(link,)), language="en", who=None, at=shop.at)


def test_what_a_shop_or_a_customer_is_called_adds_no_header(mailing, mailbox):
    evil = "Soap\r\nBcc: all@buyer.test\r\n\r\nHi"
    Product.objects.filter(pk=mailing.product.pk).update(name=evil)
    channel_actions.set_sender(
        Sender(from_name=evil, from_address="shop@amber.test"), who=None, at=mailing.at
    )
    saved(mailing, "x", subject="{{ product.name }}")
    mailing.plans(mailing.knows("Ann"))
    assert mailing.hands_over()["accepted"] == 1
    (mail,) = mailbox.mails()
    assert mail["Bcc"] is None
    assert mail["Subject"] == "Soap Bcc: all@buyer.test Hi"
    assert mail["From"].addresses[0].addr_spec == "shop@amber.test"


def test_a_shop_that_is_erased_takes_its_words_along_but_not_their_numbers(shop):
    saved(shop, "For all.")
    saved(shop, "For this one.", shop_id=shop.row.pk)
    row, _ = erase_shop.begin(shop.row.pk, key="test", asked_at=shop.at, actor="staff:1", at=shop.at)
    held = next(held for held in of_shops() if held.table == "own_text")
    assert not erase_shop.erase_rows(row.pk, held, at=shop.at)
    assert "For all." in said(shop, "en", shop_id=shop.row.pk)
    assert not OwnText.objects.filter(blocks__icontains="this one").exists()
    assert saved(shop, "Newer.") == 3  # what waits with edition 2 doesn't get these words
