"""A letter is put together of blocks, and can be taken apart again."""

import msgspec
import pytest

from regulars.channels.compiling import parsed
from regulars.channels.letters import HERE
from regulars.channels.markup import paragraphs
from regulars.channels.writing import blocks
from regulars.channels.writing.blocks import (
    AnyBlock,
    Button,
    Coupon,
    Greeting,
    NotABlock,
    Picture,
    Product,
    Recommendation,
    Signature,
    Text,
)

EACH = (
    Greeting(),
    Text(says="One.\n\nTwo {{ product.name }},\nand a line."),
    Picture(url="https://shop.example/a.png", alt="A bar of soap", width=240),
    Product(),
    Product(all=True, when="order"),
    Button(label="Order it again", to="product.url"),
    Button(label="See all", to="https://shop.example/all?a=b&c=d"),
    Coupon(code="SPRING 10"),
    Recommendation(),
    Signature(by="Laura"),
)
GALLERY = sorted(path for path in HERE.glob("*/*.txt") if not path.name.startswith("frame."))


def test_each_block_is_itself_again():
    assert blocks.taken_apart(blocks.body(EACH)) == EACH


def test_blocks_are_kept_as_json():
    assert msgspec.json.decode(msgspec.json.encode(EACH), type=tuple[AnyBlock, ...]) == EACH
    assert msgspec.to_builtins(EACH)[7] == {
        "block": "coupon",
        "when": "",
        "for_whom": "",
        "code": "SPRING 10",
    }


@pytest.mark.parametrize("path", GALLERY, ids=lambda path: f"{path.parent.name}.{path.stem}")
def test_every_letter_of_the_gallery_can_be_taken_apart(path):
    body = parsed(path.read_text(encoding="utf-8")).body
    assert paragraphs(blocks.body(blocks.taken_apart(body))) == paragraphs(body)


@pytest.mark.parametrize(
    "block",
    [
        Text(says="  "),
        Button(label="Go", to="javascript:alert(1)"),
        Button(label="", to="shop.url"),
        Picture(url="file:///etc/passwd"),
        Picture(url="https://shop.example/a.png)](x"),
        Coupon(code=""),
    ],
)
def test_what_would_be_read_as_something_else_is_refused_by_its_number(block):
    with pytest.raises(NotABlock) as refused:
        blocks.body([Greeting(), block])
    assert refused.value.number == 2


def test_a_name_that_would_end_the_block_only_loses_its_brackets():
    assert blocks.body([Signature(by="Laura] {{ x }}")]) == "[signature: Laura x]"


def test_a_line_of_the_body_is_found_in_its_block():
    # [greeting] is line 1; text lines 3 to 5; {% if %} 7, [product] 9, {% endif %} 11; text 13
    made = (Greeting(), Text(says="One.\n\nTwo."), Product(when="product"), Text(says="Three."))
    assert [blocks.place(made, line) for line in (1, 3, 5, 9, 13)] == [(1, 1), (2, 1), (2, 3), (3, 1), (4, 1)]


def test_lines_that_somebody_types_stay_lines_but_not_within_braces():
    typed = Text(says="Mon to Fri\n9 to 17{% if order\n%}x{% endif %}\n \n\nBye")
    assert typed.markup() == "Mon to Fri\\\n9 to 17{% if order\n%}x{% endif %}\n\n\nBye"


@pytest.mark.parametrize(
    ("for_whom", "when"), [("orders >= 2", ""), ("stage = 'loyal'", "order"), ("", "a or b")]
)
def test_whom_a_block_is_for_and_when_it_is_there_are_told_apart_again(for_whom, when):
    block = Text(says="Hi", for_whom=for_whom, when=when)
    assert blocks.taken_apart(blocks.body([block])) == (block,)
    assert blocks.place([block], 1 + 2 * bool(block.condition)) == (1, 1)
