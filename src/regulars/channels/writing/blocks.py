"""Of which blocks is a store's own letter made, and how do they stand in the letters' markup?

A block is what the composer shows as one thing. The markup (markup.py) is what letters are compiled from;
both ways say the same, so that a letter of the gallery can be taken apart and put together again.
"""

import re
from collections.abc import Iterator, Sequence

import msgspec

from regulars.channels import markup

WHEN = re.compile(r"{%-?\s*if\s+(.+?)\s*-?%}")
BLANK = re.compile(r"^[ \t]+$", re.MULTILINE)
NEW_LINE = re.compile(r"(?<![\n\\])\n(?!\n)")
ADMITS = re.compile(r'"([^"]+)" in among(?: and \((.+)\))?')
END = re.compile(r"{%-?\s*endif\s*-?%}")


class Block(msgspec.Struct, frozen=True, kw_only=True, tag_field="block", tag=str.lower):
    """One thing of a letter.

    when: an expression of what is known; the block is only there where it holds. for_whom: an audience's
    expression, as plays have it; the block is only there for whom it admits. '' always, and for everybody.
    """

    when: str = ""
    for_whom: str = ""

    @property
    def condition(self) -> str:
        """Both, as the template engine asks; '' without any."""
        if not self.for_whom:
            return self.when
        admits = f'"{" ".join(self.for_whom.split())}" in among'
        return f"{admits} and ({self.when})" if self.when else admits


class Text(Block, frozen=True, kw_only=True):
    """Paragraphs, an empty line between them; within one, a new line is a new line."""

    says: str

    def markup(self) -> str:
        pieces = markup.TAG.split(BLANK.sub("", self.says.strip()))
        pieces[::2] = [NEW_LINE.sub("\\\\\n", piece) for piece in pieces[::2]]
        return "".join(pieces)


class Greeting(Block, frozen=True, kw_only=True):
    """As the reader's language greets."""

    def markup(self) -> str:
        return "[greeting]"


class Signature(Block, frozen=True, kw_only=True):
    """As the reader's language signs. by: which person of the shop; '' whoever mostly does."""

    by: str = ""

    def markup(self) -> str:
        return f"[signature: {_flat(self.by)}]" if self.by else "[signature]"


class Picture(Block, frozen=True, kw_only=True):
    """alt: what it shows, for whoever doesn't see it. width: in pixels; 0 as wide as the letter."""

    url: str
    alt: str = ""
    width: int = 0

    def markup(self) -> str:
        size = f"{{{self.width}}}" if self.width else ""
        return f"![{_flat(self.alt)}]({self.url.strip()}){size}"


class Product(Block, frozen=True, kw_only=True):
    """What the letter is about. all: every product of the order."""

    all: bool = False

    def markup(self) -> str:
        return "[products]" if self.all else "[product]"


class Recommendation(Block, frozen=True, kw_only=True):
    """What goes with what they bought."""

    def markup(self) -> str:
        return "[recommended]"


class Button(Block, frozen=True, kw_only=True):
    """to: an address of the web, or a name: product.url, shop.url."""

    label: str
    to: str = "shop.url"

    def markup(self) -> str:
        return f"[{_flat(self.label)}]({self.to.strip()})"


class Coupon(Block, frozen=True, kw_only=True):
    """A code to use in the shop."""

    code: str

    def markup(self) -> str:
        return f"[coupon: {_flat(self.code)}]"


AnyBlock = Text | Greeting | Signature | Picture | Product | Recommendation | Button | Coupon
KINDS: dict[str, type[Block]] = {
    kind.__name__.casefold(): kind
    for kind in (Greeting, Text, Picture, Product, Button, Coupon, Recommendation, Signature)
}


class NotABlock(ValueError):
    """A block is filled in so that it would be read as something else."""

    def __init__(self, number: int) -> None:
        self.number = number
        super().__init__(f"block {number}")


def body(blocks: Sequence[AnyBlock]) -> str:
    """The blocks as a letter's body. Raises NotABlock, counted from 1."""
    for number, block in enumerate(blocks, start=1):
        if not _is_itself(block):
            raise NotABlock(number)
    return "\n\n".join(_wrapped(block) for block in blocks)


def place(blocks: Sequence[AnyBlock], line: int) -> tuple[int, int]:
    """Which block, from 1, a line of the body is in, and which line of it."""
    for number, block in enumerate(blocks, start=1):
        lines = _wrapped(block).count("\n") + 1
        if line <= lines:
            return number, max(1, line - (2 if block.condition else 0))
        line -= lines + 1
    return len(blocks), 1


def taken_apart(text: str) -> tuple[AnyBlock, ...]:
    """A letter's body as blocks; what is no other block is text, and neighbours of it are one."""
    return tuple(_joined(list(_blocks([part.strip() for part in re.split(r"\n\s*\n", text.strip())]))))


def _blocks(parts: list[str]) -> Iterator[AnyBlock]:
    at = 0
    while at < len(parts):
        opens = WHEN.fullmatch(parts[at])
        if opens and len(parts) > at + 2 and END.fullmatch(parts[at + 2]):
            for_whom, when = _apart(opens[1])
            yield msgspec.structs.replace(_one(parts[at + 1]), for_whom=for_whom, when=when)
            at += 3
        else:
            yield _one(parts[at])
            at += 1


def _one(part: str) -> AnyBlock:
    if own := markup.OWN_PART.fullmatch(part):
        return Greeting() if own[1] == "greeting" else Signature(by=own[2] or "")
    if block := markup.BLOCK.fullmatch(part):
        return Recommendation() if block[1] == "recommended" else Product(all=block[1] == "products")
    if picture := markup.PICTURE.fullmatch(part):
        return Picture(alt=picture[1], url=picture[2], width=int(picture[3] or 0))
    if coupon := markup.COUPON.fullmatch(part):
        return Coupon(code=coupon[1])
    if link := markup.LINK.fullmatch(part):
        return Button(label=link[1], to=link[2])
    return Text(says="\n\n".join(markup.paragraphs(part)))


def _joined(blocks: Sequence[AnyBlock]) -> Iterator[AnyBlock]:
    said: list[str] = []
    for block in blocks:
        if isinstance(block, Text) and not block.condition:
            said.append(block.says)
            continue
        if said:
            yield Text(says="\n\n".join(said))
            said = []
        yield block
    if said:
        yield Text(says="\n\n".join(said))


def _is_itself(block: AnyBlock) -> bool:
    """Whether what the block says will be read as this block."""
    if isinstance(block, Text):
        return bool(block.says.strip())
    return type(_one(block.markup())) is type(block)


def _wrapped(block: AnyBlock) -> str:
    made = block.markup()
    return f"{{% if {block.condition} %}}\n\n{made}\n\n{{% endif %}}" if block.condition else made


def _apart(condition: str) -> tuple[str, str]:
    """For whom a block is there, and when."""
    admits = ADMITS.fullmatch(condition)
    return (admits[1], admits[2] or "") if admits else ("", condition)


def _flat(text: str) -> str:
    """On one line and without what would end the block."""
    return " ".join(re.sub(r"[\[\]{}]", " ", text).split())
