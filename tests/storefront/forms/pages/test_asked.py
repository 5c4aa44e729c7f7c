from django.http import QueryDict

from regulars.storefront.forms.content import Content, Gift, texts
from regulars.storefront.forms.pages.asked import Asked, Words, content_of, gift_of, with_words, words_of

FOOTER = Asked(name="Footer", shop="1", ways="both", ads=True)


def test_each_address_that_is_asked_for_has_a_yes_of_its_own(shop):
    content = content_of(FOOTER, QueryDict("topic=unknown"), before=None, file_id=None)
    assert (content.ways, content.consents) == (("email", "phone"), ("email", "sms", "ads"))
    assert content.topics == ()
    assert content.texts["en"].title.startswith("News from")


def test_a_file_takes_the_place_of_a_link():
    before = Content(texts={}, gift=Gift(file_id=7))
    asked = Asked(name="Footer", shop="1", gift_url="https://shop.test/guide")
    assert gift_of(asked, before=before, file_id=None, keeps=True) == Gift(file_id=7)
    assert gift_of(asked, before=before, file_id=8, keeps=True) == Gift(file_id=8)
    assert gift_of(asked, before=before, file_id=None, keeps=False) == Gift(url="https://shop.test/guide")


def test_words_come_back_as_they_went():
    content = Content(texts=texts("Amber & Pine"))
    words = words_of(content.texts["ru"])
    assert with_words(content, words, shop="Amber & Pine", language="ru") == content
    emptied = with_words(content, Words(lead=words.lead), shop="Amber & Pine", language="ru")
    assert emptied == content
