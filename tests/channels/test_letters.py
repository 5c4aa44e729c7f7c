"""Every message in every language says what it should, and what is broken is refused when it is loaded."""

from dataclasses import replace
from pathlib import Path

import pytest

from regulars.channels import letters
from regulars.channels.examples import FULL, SPARSE
from regulars.channels.kinds import KINDS
from regulars.channels.letters import BrokenLetter, UnknownLetter, Unwritable, letter, load
from regulars.channels.words import CustomerWords, ProductWords

GOLDEN = Path(__file__).parent / "golden"
LANGUAGES = ("en", "lv", "bg", "ru")
EVERY = [(language, name) for language in LANGUAGES for name in letters.catalogue()]


def about_it(name, words):
    """What is known when this is written: of what is about nobody's order, no order."""
    return words if letters.kind_of(name).about else replace(words, product=None, products=(), order=None)


@pytest.mark.parametrize(("language", "name"), EVERY)
@pytest.mark.parametrize(("example", "words"), [("full", FULL), ("sparse", SPARSE)])
def test_each_message_reads_as_it_was_approved(language, name, example, words):
    """The approved text lies beside this file: who changes a message changes it there too, and reads it."""
    written = letter(name, languages=(language,)).write(about_it(name, words))
    approved = (GOLDEN / f"{language}.{name}.{example}.txt").read_text(encoding="utf-8")
    assert f"{written.subject}\n\n{written.text}\n{written.short}\n" == approved


@pytest.mark.parametrize(("language", "name"), EVERY)
def test_each_message_has_html_that_says_the_same(language, name):
    written = letter(name, languages=(language,)).write(about_it(name, FULL))
    may_be_left = KINDS[letters.kind_of(name).kind].may_be_left
    assert f'<html lang="{language}"' in written.html
    assert "Pils 1, Rīga" in written.html
    assert ('href="https://shop.example/u/x"' in written.html) is may_be_left
    assert "fonts.googleapis" not in written.html
    assert "mj-" not in written.html.replace("mj-column", "").replace("mj-outlook", "").replace("mj-full", "")
    assert "{{" not in written.html
    assert "{%" not in written.html


def test_nobody_is_greeted_by_a_name_that_is_not_known():
    assert letter("replenishment", languages=("en",)).write(SPARSE).text.startswith("Hello,\n")
    assert letter("replenishment", languages=("lv",)).write(SPARSE).text.startswith("Labdien!\n")


def test_what_people_and_catalogues_hold_is_escaped_in_html_and_plain_in_text():
    evil = replace(
        FULL,
        customer=CustomerWords(given_name="<b>Ann</b>"),
        product=ProductWords(name='Soap "<script>x</script>" & co', url="javascript:alert(1)"),
    )
    written = letter("replenishment", languages=("en",)).write(evil)
    assert "&lt;b&gt;Ann&lt;&#x2f;b&gt;" in written.html
    assert "<script>" not in written.html
    assert "javascript:" not in written.html
    assert '"<script>x</script>" & co' in written.text


def test_a_language_that_has_no_such_message_falls_back_to_the_next_and_to_english():
    assert letter("how_to_use", languages=("de-AT", "LV-lv", "ru")).language == "lv"
    assert letter("how_to_use", languages=("de",)).language == "en"
    assert letter("how_to_use", languages=()).language == "en"


def test_a_message_that_nobody_wrote():
    with pytest.raises(UnknownLetter):
        letter("goodbye", languages=("en",))


def test_a_message_about_a_product_is_not_written_without_one():
    with pytest.raises(Unwritable, match="has no product"):
        letter("replenishment", languages=("en",)).write(replace(FULL, product=None))
    with pytest.raises(Unwritable, match="has no order"):
        letter("second_order", languages=("en",)).write(replace(FULL, order=None))


@pytest.fixture
def folder(tmp_path):
    home = tmp_path / "en"
    home.mkdir()
    (home / "frame.txt").write_text("Hello,\n\n[letter]\n\n---\n\n[Unsubscribe](links.unsubscribe)\n")
    return home


HEADERS = "Subject: Hi\nPreview: Hello there\n\n"


def test_a_sound_message_is_loaded(folder):
    (folder / "second_order.txt").write_text(HEADERS + "{{ product.name }}\n")
    assert load(folder.parent)["en", "second_order"].write(FULL).subject == "Hi"


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("Hello without headers\n", "begins with Subject and Preview"),
        ("Subject: Hi\n\nNo preview.\n", "begins with Subject and Preview"),
        ("Subject: Hi\nPreview: There\nBcc: all@buyer.test\n\nx\n", "begins with Subject and Preview"),
        (HEADERS + "{{ customer.email }}\n", "nothing is known as customer.email"),
        (HEADERS + "{{ password }}\n", "nothing is known as password"),
        ("Subject: {{ nonsense }}\nPreview: x\n\nx\n", "nothing is known as nonsense"),
        (HEADERS + "{% for p in products %}{{ p.colour }}{% endfor %}\n", "undefined value"),
        (HEADERS + "{{ product.name\n", "syntax error"),
        (HEADERS + "{% if order %}never closed\n", "syntax error"),
        (HEADERS + "{{ product.name | shout }}\n", "unknown filter"),
        (HEADERS + "{{ product.bought_on | day }}\n", "what isn't known can't be said"),
        (HEADERS + "{% for p in products %}" * 12 + "{% endfor %}" * 12 + "\n", "fuel"),
        (
            HEADERS + "Two lines:\n\n  {{ customer.email }}\n",
            "line 3, column 6: nothing is known as customer",
        ),
        ("Subject: {{ x\nPreview: x\n\nx\n", "subject, line 1, column 4: syntax error"),
    ],
)
def test_what_is_broken_is_refused_with_its_file_when_it_is_loaded(folder, text, complaint):
    (folder / "second_order.txt").write_text(text)
    with pytest.raises(BrokenLetter, match="en/second_order") as refused:
        load(folder.parent)
    assert complaint in str(refused.value)


def test_where_there_is_little_room_the_message_is_short():
    reminder = letter("replenishment", languages=("en",))
    line = "Amber & Pine: is Pine soap running low? Here it is again: https://shop.example/soap"
    assert reminder.write(FULL).short == line
    assert reminder.write(SPARSE).short == "Amber & Pine: is Pine soap running low?"


def test_a_message_without_a_short_form_says_so_by_nothing(folder):
    (folder / "second_order.txt").write_text(HEADERS + "{{ product.name }}\n")
    assert load(folder.parent)["en", "second_order"].write(FULL).short == ""


def test_nobody_is_asked_to_confirm_without_the_link_to_do_it():
    without = replace(FULL, links=replace(FULL.links, confirm=""))
    with pytest.raises(Unwritable, match="no link to confirm"):
        letter("confirm_subscription", languages=("en",)).write(without)


@pytest.mark.parametrize(
    ("body", "why"),
    [
        ("Here is a present: 10 % off.", "no price: %"),
        ("It costs only 5 EUR today.", "no price: 5 EUR"),
        ("Look at [the shop](shop.url).", "no link"),
        ("Look at https://shop.example", "no link: https://"),
        ("[product]", "no block"),
        ("Your {{ product.name }} sends its wishes.", "no thing"),
        ("Šodien Jums atlaide!", "no offer: atlaide"),
        ("Для вас скидка.", "no offer: скидка"),
        ("Отстъпката е за Вас.", "no offer: Отстъпката"),
    ],
)
def test_a_greeting_that_sells_is_refused(folder, body, why):
    (folder / "birthday.txt").write_text(HEADERS + body + "\n")
    with pytest.raises(BrokenLetter, match="en/birthday") as refused:
        load(folder.parent)
    assert f"a greeting has {why}" in str(refused.value)


def test_a_message_that_the_catalogue_does_not_list_is_refused(folder):
    (folder / "goodbye.txt").write_text(HEADERS + "x\n")
    with pytest.raises(UnknownLetter):
        load(folder.parent)


def test_a_letter_that_cannot_be_kept_is_not_written():
    with pytest.raises(Unwritable, match="character of number 0"):
        letter("replenishment", languages=("en",)).write(
            replace(FULL, customer=CustomerWords(given_name="A\0nn"))
        )
