"""How do a letter's paragraphs become MJML, HTML and text, with the words still to be filled in?"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from string import Template

import mrml

TAG = re.compile(r"({{.*?}}|{%.*?%})", re.DOTALL)
LINK = re.compile(r"\[([^\]]+)\]\(([\w.]+)\)")
CONTROL = re.compile(r"(?:{%[^%]*%}\s*)+")
BLOCK = re.compile(r"\[(product|products)\]")
BLOCK_ANYWHERE = re.compile(r"\[[a-z]+\](?!\()")
ELEMENT = re.compile(r"<(mj-[a-z-]+)")

SMALL = 'font-size="13px" color="#6b6963" padding="0 32px 8px"'
PRODUCT_HTML = """<mj-table><tr>
{% if PRODUCT.image_url | link %}<td width="112" style="padding:0 16px 0 0;vertical-align:top">
<img src="{{ PRODUCT.image_url | link }}" width="96" alt="" style="border-radius:6px;width:96px" /></td>
{% endif %}<td style="vertical-align:top"><strong>{{ PRODUCT.name }}</strong>
{% if PRODUCT.price %}<br />{{ PRODUCT.price | money }}{% endif %}</td></tr></mj-table>"""
PRODUCT_TEXT = "{{ PRODUCT.name }}{% if PRODUCT.price %}, {{ PRODUCT.price | money }}{% endif %}"
EACH = "{% for each in products %}", "{% endfor %}"


class BrokenMarkup(ValueError):
    """The letter can't be turned into a mail."""


@dataclass(frozen=True, slots=True)
class Page:
    """HTML and text with `{{ ... }}` in them."""

    html: str
    text: str


def page(layout: str, *, frame: str, body: str, language: str, subject: str, preview: str) -> Page:
    """The letter within its frame and layout. Raises BrokenMarkup."""
    above, rule, footer = frame.partition("\n---\n")
    if not rule or above.count("[letter]") != 1:
        raise BrokenMarkup("a frame has [letter] once, then --- and a footer")
    letter = paragraphs(above.replace("[letter]", body.strip()))
    small = paragraphs(footer)
    source = Template(layout).substitute(
        language=language,
        subject=inline(subject, link=as_html),
        preview=inline(preview, link=as_html),
        letter="\n".join(html_of(each) for each in letter),
        footer="\n".join(html_of(each, style=SMALL, buttons=False) for each in small),
    )
    text = [text_of(each) for each in (*letter, "-- ", *small)]
    return Page(html=to_html(source), text="\n\n".join(text))


def paragraphs(text: str) -> list[str]:
    """What stands between empty lines; within a paragraph a line goes on, unless it ends in a backslash."""
    blocks = (block.strip() for block in re.split(r"\n\s*\n", text))
    return ["\n".join(" ".join(part.split()) for part in block.split("\\\n")) for block in blocks if block]


def html_of(paragraph: str, *, style: str = "", buttons: bool = True) -> str:
    """A paragraph as an MJML element."""
    if CONTROL.fullmatch(paragraph):
        return f"<mj-raw>{paragraph}</mj-raw>"
    if block := BLOCK.fullmatch(paragraph):
        return _product_html(block[1])
    if (link := LINK.fullmatch(paragraph)) and buttons:
        label, target = escape(link[1]), link[2]
        button = f'<mj-button href="{{{{ {target} | link }}}}">{label}</mj-button>'
        return f"<mj-raw>{{% if {target} | link %}}</mj-raw>{button}<mj-raw>{{% endif %}}</mj-raw>"
    return f"<mj-text {style}>{inline(paragraph, link=as_html).replace(chr(10), '<br />')}</mj-text>"


def text_of(paragraph: str) -> str:
    """A paragraph as plain text."""
    if block := BLOCK.fullmatch(paragraph):
        return _product_text(block[1])
    return LINK.sub(lambda found: as_text(found[1], found[2]), paragraph)


def inline(text: str, *, link: Callable[[str, str], str]) -> str:
    """Text with its plain parts escaped and its links made, `{{ ... }}` left as it stands."""
    pieces = TAG.split(LINK.sub(lambda found: f"{{{{[{found[1]}]({found[2]})}}}}", text))
    made = (
        link(*found.groups()) if (found := LINK.fullmatch(piece[2:-2])) else piece if n % 2 else escape(piece)
        for n, piece in enumerate(pieces)
    )
    return "".join(made)


def as_html(label: str, target: str) -> str:
    return f'<a href="{{{{ {target} | link }}}}" style="color:inherit">{escape(label)}</a>'


def as_text(label: str, target: str) -> str:
    return f"{{% if {target} %}}{label}: {{{{ {target} }}}}{{% endif %}}"


def to_html(source: str) -> str:
    """MJML as HTML. Raises BrokenMarkup."""
    try:
        made = mrml.to_html(source, render_options=mrml.RenderOptions(fonts={}))  # nothing from elsewhere
    except OSError as error:
        raise BrokenMarkup(f"MJML: {error}") from None
    if left := ELEMENT.search(made.content):
        raise BrokenMarkup(f"MJML knows no {left[1]}")
    return made.content.replace(' style="', '\nstyle="')  # lines short enough for SMTP as they are


def without_gaps(text: str) -> str:
    """Text without the gaps that paragraphs leave which weren't said."""
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"


def _product_html(block: str) -> str:
    if block == "product":
        return PRODUCT_HTML.replace("PRODUCT", "product")
    opening, closing = EACH
    return f"<mj-raw>{opening}</mj-raw>{PRODUCT_HTML.replace('PRODUCT', 'each')}<mj-raw>{closing}</mj-raw>"


def _product_text(block: str) -> str:
    if block == "product":
        return PRODUCT_TEXT.replace("PRODUCT", "product")
    return "".join((EACH[0], PRODUCT_TEXT.replace("PRODUCT", "each"), "\n", EACH[1]))
