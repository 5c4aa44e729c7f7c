"""Paragraphs become HTML and text, and nothing in them becomes anything else."""

import pytest

from regulars.channels import markup
from regulars.channels.markup import BrokenMarkup

LAYOUT = (
    '<mjml lang="$language"><mj-head><mj-title>$subject</mj-title><mj-preview>$preview</mj-preview></mj-head>'
    "<mj-body><mj-section><mj-column>$letter $footer</mj-column></mj-section></mj-body></mjml>"
)
FRAME = "Hello,\n\n[letter]\n\n---\n\n[Unsubscribe](links.unsubscribe)\n"


def page(body, *, frame=FRAME):
    return markup.page(LAYOUT, frame=frame, body=body, language="en", subject="S", preview="P")


def test_lines_of_a_paragraph_join_unless_a_backslash_breaks_them():
    assert markup.paragraphs("one\ntwo\\\nthree\n\nfour") == ["one two\nthree", "four"]


def test_plain_words_are_escaped_in_html_alone():
    made = page("Salt & pepper <3")
    assert "Salt &amp; pepper &lt;3" in made.html
    assert "Salt & pepper <3" in made.text


def test_what_is_filled_in_stays_as_it_is_written():
    assert "{{ product.name }}" in page("Your {{ product.name }} & you").html


def test_a_link_alone_is_a_button_and_goes_when_there_is_no_address():
    made = page("[Order it](product.url)")
    assert "{% if product.url | link %}" in made.html
    assert 'href="{{ product.url | link }}"' in made.html
    assert "{% if product.url %}Order it: {{ product.url }}{% endif %}" in made.text


def test_a_link_among_words_is_a_link():
    made = page("See [the shop](shop.url) & more")
    assert '<a href="{{ shop.url | link }}"\nstyle="color:inherit">the shop</a> &amp; more' in made.html
    assert "See {% if shop.url %}the shop: {{ shop.url }}{% endif %} & more" in made.text


def test_a_condition_alone_in_its_paragraph_holds_for_those_that_follow():
    made = page("{% if order %}\n\nYour order.\n\n{% endif %}")
    assert made.html.index("{% if order %}") < made.html.index("Your order.") < made.html.index("{% endif %}")


def test_products_are_repeated():
    made = page("[products]")
    assert "{% for each in products %}" in made.html
    assert "{{ each.name }}" in made.text


def test_text_has_no_gaps_where_nothing_was_said():
    assert markup.without_gaps("a\n\n\n\n\nb\n\n") == "a\n\nb\n"


@pytest.mark.parametrize("frame", ["Hello", "[letter]", "[letter] [letter]\n---\nx", "Hello\n---\nx"])
def test_a_frame_without_its_parts_is_refused(frame):
    with pytest.raises(BrokenMarkup):
        page("x", frame=frame)


@pytest.mark.parametrize("mjml", ["<mjml><mj-body>", "<mjml><mj-body><mj-nonsense/></mj-body></mjml>"])
def test_what_mjml_does_not_know_is_refused(mjml):
    with pytest.raises(BrokenMarkup):
        markup.to_html(mjml)
