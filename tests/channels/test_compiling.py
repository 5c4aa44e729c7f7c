"""What somebody wrote becomes templates, or is refused with its place."""

import pytest

from regulars.channels import compiling
from regulars.channels.compiling import Broken, Text
from regulars.channels.examples import FULL

LAYOUT = "<mjml><mj-body><mj-section><mj-column>$letter $footer</mj-column></mj-section></mj-body></mjml>"
FRAME = "[letter]\n\n---\n\nx\n"


def compiled(body: str, **more: str) -> str:
    text = Text(**{"subject": "S", "preview": "P", "body": body, **more})
    engine = compiling.engine_of("en")
    dress = compiling.Dress(layout=LAYOUT, frame=FRAME, language="en", faces={})
    return compiling.compiled(text, name="x", engine=engine, dress=dress, tries=[FULL])


def test_headers_then_an_empty_line_then_paragraphs():
    assert compiling.parsed("Subject: A: b\nPreview: P\nShort: s\n\none\n\ntwo") == Text(
        subject="A: b", preview="P", short="s", body="one\n\ntwo"
    )


@pytest.mark.parametrize(
    ("body", "line", "column"),
    [
        ("é\n  {{ product.name", 2, 14),
        ("{% if order %}x", 1, 15),
        ("one\n\ntwo {{ customer.email }}", 3, 8),
        ("a\n{{ product.name | shout }}", 2, 19),
        ("a\n{% for i in range(9999) %}{{ i }}{% endfor %}", 2, 13),
        ("{% for p in products %}" * 12 + "{{ p.name }}" + "{% endfor %}" * 12, 1, 266),
        ("{{ 'a' * 1000000000 }}", 1, 1),
        ("a {{ '%1000000000d' | format(1) }}", 1, 23),
        ("{% set a = 'aaaa' %}", 1, 1),
    ],
)
def test_what_is_broken_is_refused_where_its_author_wrote_it(body, line, column):
    with pytest.raises(Broken) as refused:
        compiled(body)
    assert (refused.value.line, refused.value.column, refused.value.part) == (line, column, "body")


def test_a_header_is_called_by_its_name():
    with pytest.raises(Broken, match="short, line 1, column 4: nothing is known as secret"):
        compiled("x", short="{{ secret }}")


def test_a_condition_may_compare_as_mjml_could_not():
    assert "{% if order.total.minor < 5000 %}" in compiled(
        "{% if order.total.minor < 5000 %}\n\nx\n\n{% endif %}"
    )


def test_a_segment_that_is_not_understood_is_refused_in_its_place():
    with pytest.raises(Broken, match=r"line 3, column 8: .*Did you mean orders"):
        compiled('x\n\n{% if "ordres > 1" in among %}\n\ny\n\n{% endif %}')


def test_what_is_quoted_is_no_product():
    assert "2*3" in compiled("{% if product.name == '2*3' %}\n\nx\n\n{% endif %}")
