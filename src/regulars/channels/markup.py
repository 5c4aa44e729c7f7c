r"""How do a letter's paragraphs become MJML, HTML and text, with the words still to be filled in?

A paragraph is text, or one of these:

    [Order it](product.url)            a link; alone in its paragraph, a button; also [Order it](https://...)
    ![A bar of soap](https://...)      a picture, with what it shows; {240} behind it makes it 240 pixels wide
    [product] [products] [recommended] one product, those of the order, those that go with it
    [coupon: SPRING]                   a code to use in the shop
    [greeting] [signature]             as the language greets and signs; [signature: Laura] by that person
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import escape
from itertools import count
from string import Template

import mrml

from regulars.channels import pieces

TAG = re.compile(r"({{.*?}}|{%.*?%})", re.DOTALL)
TARGET = r"(?:https?://[^\s()'\"{}\\]+|[a-z_]+(?:\.[a-z_]+)*)"
LINK = re.compile(rf"(?<!!)\[([^\]]+)\]\(({TARGET})\)")
PICTURE = re.compile(r"!\[([^\]]*)\]\((https?://[^\s()'\"{}\\]+)\)(?:{(\d+)})?")
CONTROL = re.compile(r"(?:{%[^%]*%}\s*)+")
BLOCK = re.compile(r"\[(product|products|recommended)\]")
COUPON = re.compile(r"\[coupon: ([^\[\]{}]+)\]")
OWN_PART = re.compile(r"\[(greeting|signature)(?:: ([^\[\]{}]+))?\]")
SELLS = re.compile(r"\[(?:product|products|recommended)\]|\[coupon: ")
ELEMENT = re.compile(r"<(mj-[a-z-]+)")
HIDDEN = re.compile(r"rg-tag-(\d+)-gr")
"""Stands for a tag while MJML is read, to which the `<` of a condition would begin an element."""
SMALL = 'font-size="13px" color="#6b6963" padding="0 32px 8px" css-class="rg-small"'


class BrokenMarkup(ValueError):
    """The letter can't be turned into a mail."""


@dataclass(frozen=True, slots=True)
class Page:
    """HTML and text with `{{ ... }}` in them. mjml: what the HTML was made of."""

    html: str
    text: str
    mjml: str


def page(
    layout: str,
    *,
    frame: str,
    body: str,
    language: str,
    subject: str,
    preview: str,
    signed: Mapping[str, str] | None = None,
    whole: bool = False,
) -> Page:
    """The letter within its frame and layout.

    signed: pictures of those who sign, in MJML, by name. whole: of the frame it is only given the footer, and
    says [greeting] and [signature] where it wants them. Raises BrokenMarkup.
    """
    above, rule, footer = frame.partition("\n---\n")
    if not rule or above.count("[letter]") != 1:
        raise BrokenMarkup("a frame has [letter] once, then --- and a footer")
    greeting, _letter, signature = above.partition("[letter]")
    letter = paragraphs(body if whole else f"[greeting]\n\n{body.strip()}\n\n[signature]")
    small = paragraphs(footer)
    said = {"greeting": greeting.strip(), "signature": signature.strip()}
    faces = signed or {}
    source = Template(layout).substitute(
        language=language,
        subject=inline(subject, link=as_html),
        preview=inline(preview, link=as_html),
        letter="\n".join(part for each in letter for part in _html_of_part(each, said=said, faces=faces)),
        footer="\n".join(html_of(each, style=SMALL, buttons=False) for each in small),
    )
    text = [
        *(part for each in letter for part in _text_of_part(each, said=said)),
        "-- ",
        *map(text_of, small),
    ]
    return Page(html=to_html(source), text="\n\n".join(text), mjml=source)


def paragraphs(text: str) -> list[str]:
    """What stands between empty lines; within a paragraph a line goes on, unless it ends in a backslash."""
    blocks = (block.strip() for block in re.split(r"\n\s*\n", text))
    return ["\n".join(" ".join(part.split()) for part in block.split("\\\n")) for block in blocks if block]


def html_of(paragraph: str, *, style: str = "", buttons: bool = True) -> str:
    """A paragraph as an MJML element."""
    if CONTROL.fullmatch(paragraph):
        return f"<mj-raw>{paragraph}</mj-raw>"
    if block := BLOCK.fullmatch(paragraph):
        return pieces.product_html(block[1])
    if picture := PICTURE.fullmatch(paragraph):
        return pieces.picture_html(escape(picture[2]), alt=escape(picture[1]), width=picture[3] or "")
    if coupon := COUPON.fullmatch(paragraph):
        return pieces.coupon_html(escape(coupon[1]))
    if (link := LINK.fullmatch(paragraph)) and buttons:
        return pieces.button_html(escape(link[1]), target=named(link[2]))
    return f"<mj-text {style}>{inline(paragraph, link=as_html).replace(chr(10), '<br />')}</mj-text>"


def text_of(paragraph: str) -> str:
    """A paragraph as plain text."""
    if block := BLOCK.fullmatch(paragraph):
        return pieces.product_text(block[1])
    if picture := PICTURE.fullmatch(paragraph):
        return f"[{picture[1]}]" if picture[1] else ""
    if coupon := COUPON.fullmatch(paragraph):
        return coupon[1]
    return LINK.sub(lambda found: as_text(found[1], found[2]), paragraph)


def inline(text: str, *, link: Callable[[str, str], str]) -> str:
    """Text with its plain parts escaped and its links made, `{{ ... }}` left as it stands."""
    made = []
    for n, piece in enumerate(TAG.split(text)):
        at = 0
        for found in LINK.finditer(piece) if n % 2 == 0 else ():
            made += [escape(piece[at : found.start()]), link(found[1], found[2])]
            at = found.end()
        made.append(piece if n % 2 else escape(piece[at:]))
    return "".join(made)


def named(target: str) -> str:
    """Where a link leads, as an expression: a name of words.py, or an address of the web."""
    return f"'{target}'" if target.startswith("http") else target


def as_html(label: str, target: str) -> str:
    return f'<a href="{{{{ {named(target)} | link }}}}" style="color:inherit">{escape(label)}</a>'


def as_text(label: str, target: str) -> str:
    if target.startswith("http"):
        return f"{label}: {target}"
    return f"{{% if {target} %}}{label}: {{{{ {target} }}}}{{% endif %}}"


def to_html(source: str) -> str:
    """MJML as HTML. Raises BrokenMarkup."""
    tags, numbers = TAG.findall(source), count()
    hidden = TAG.sub(lambda _tag: f"rg-tag-{next(numbers)}-gr", HIDDEN.sub("", source))
    try:
        made = mrml.to_html(hidden, render_options=mrml.RenderOptions(fonts={}))  # nothing from elsewhere
    except OSError as error:
        raise BrokenMarkup(f"MJML: {error}") from None
    if left := ELEMENT.search(made.content):
        raise BrokenMarkup(f"MJML knows no {left[1]}")
    html = made.content.replace(' style="', '\nstyle="')  # lines short enough for SMTP as they are
    return HIDDEN.sub(lambda found: tags[int(found[1])], html)


def without_gaps(text: str) -> str:
    """Text without the gaps that paragraphs leave which weren't said."""
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"


def _html_of_part(paragraph: str, *, said: Mapping[str, str], faces: Mapping[str, str]) -> list[str]:
    if not (own := OWN_PART.fullmatch(paragraph)):
        return [html_of(paragraph)]
    words = [html_of(each) for each in paragraphs(_spoken(own, said=said))]
    if own[1] == "greeting":
        return words
    if own[2]:
        return [faces.get(own[2], ""), *words]
    whose = [
        f"<mj-raw>{{% if shop.signed_by == {quoted(name)} %}}</mj-raw>{face}<mj-raw>{{% endif %}}</mj-raw>"
        for name, face in faces.items()
    ]
    return [*whose, *words]


def _text_of_part(paragraph: str, *, said: Mapping[str, str]) -> list[str]:
    own = OWN_PART.fullmatch(paragraph)
    return [text_of(each) for each in paragraphs(_spoken(own, said=said))] if own else [text_of(paragraph)]


def _spoken(own: re.Match[str], *, said: Mapping[str, str]) -> str:
    """How the language says it; a signature may be of somebody else than the one who mostly signs."""
    words = said[own[1]]
    return words.replace("shop.signed_by", quoted(own[2])) if own[2] else words


def quoted(text: str) -> str:
    """A text as an expression of the template engine."""
    return "'" + text.replace("\\", "").replace("'", "\\'") + "'"
