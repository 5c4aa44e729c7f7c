from regulars.storefront.forms.content import Content, texts


def test_a_form_says_something_in_every_language_from_the_first_day():
    said = texts("Amber & Pine")
    assert sorted(said) == ["bg", "en", "lv", "ru"]
    for words in said.values():
        assert all("Amber & Pine" in words.consents[channel] for channel in ("email", "sms", "ads"))


def test_a_language_of_nobodys_is_said_in_the_first_there_is():
    content = Content(texts={"lv": texts("A")["lv"]})
    assert content.in_language("ru") == content.texts["lv"]
