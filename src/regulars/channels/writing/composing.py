"""How does the composer's form become a letter's text, and back?

Each block has a key of its own: `key` names them in their order, `b3.kind` and `b3.says` are its fields.
What somebody does with a block (`do=up:b3`) changes the form alone; only saving makes an edition.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import msgspec
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from regulars.channels.pictures.queries import path_of
from regulars.channels.writing import blocks
from regulars.channels.writing.actions import Content
from regulars.channels.writing.blocks import AnyBlock, Block, Picture

MOST_BLOCKS = 60
LABELS: dict[str, str | Promise] = {
    "text": _("Text"),
    "picture": _("Picture"),
    "product": pgettext_lazy("letters", "Product"),
    "button": _("Button"),
    "coupon": _("Coupon"),
    "recommendation": _("Recommendation"),
    "signature": _("Signature"),
    "greeting": _("Greeting"),
}
STARTS: dict[str, dict[str, object]] = {
    "text": {"says": ""},
    "picture": {"url": ""},
    "button": {"label": ""},
    "coupon": {"code": ""},
}
TARGETS: dict[str, str | Promise] = {
    "product.url": _("The product’s page"),
    "shop.url": _("The shop"),
    "links.preferences": _("What they hear from us"),
}
"""Where a button can lead in every letter; in one that asks for a link of its own, there too."""
LINKS: dict[str, str | Promise] = {"confirm": _("Confirming their address")}
FIELDS: dict[str, str | Promise] = {
    "{{ customer.given_name }}": _("First name"),
    "{{ product.name }}": _("The product’s name"),
    "{% if product.price %}{{ product.price | money }}{% endif %}": _("The product’s price"),
    "{% if product.bought_on %}{{ product.bought_on | day }}{% endif %}": _("When they bought it"),
    "{{ order.number }}": _("The order’s number"),
    "{{ order.placed_on | day }}": _("When they ordered"),
    "{{ order.total | money }}": _("What the order came to"),
    "{{ shop.name }}": _("The shop’s name"),
}
"""What can be put into a text, as people call it."""
CONDITIONS: dict[str, str | Promise] = {
    "customer.given_name": _("We know their first name"),
    "product.price": _("The product has a price"),
    "product.bought_on": _("They bought the product before"),
    "order": _("It is about an order"),
    "products | length > 1": _("The order has several products"),
    "recommended": _("Something goes with what they bought"),
    "order.total.minor >= 5000": _("The order came to 50 or more"),
}
"""What a block can depend on."""
SEGMENTS: dict[str, str | Promise] = {
    "orders = 1": _("Who ordered once"),
    "orders >= 2": _("Who ordered again"),
    "stage = 'loyal'": _("The loyal"),
    "category = 'star'": _("Stars"),
    "overdue": _("Who is silent for longer than usual"),
    "days_since_order > 180": _("Who hasn’t ordered for half a year"),
    "revenue >= 200": _("Who bought for 200 or more"),
    "won_by_advertising": _("Who came by an advertisement"),
    "country = 'LV'": _("Who lives in a country"),
}
"""For whom a block can be there, in an audience's words."""


def targets(link: str) -> list[tuple[str, str | Promise]]:
    """Where a button can lead in a letter that makes no sense without this link; '' of any other."""
    own = [(f"links.{link}", LINKS[link])] if link in LINKS else []
    return [*own, *TARGETS.items()]


@dataclass(frozen=True, slots=True)
class Card:
    """A block as the composer shows it. trouble: what is wrong with it."""

    key: str
    kind: str
    block: AnyBlock
    trouble: str = ""

    @property
    def picture(self) -> str:
        """Where this page finds the block's picture; '' of one that stands elsewhere: it may not load it."""
        return path_of(self.block.url) if isinstance(self.block, Picture) else ""

    @property
    def label(self) -> str | Promise:
        return LABELS[self.kind]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """All that is in the composer's form.

    after: the edition that whoever writes knows of. trouble: by field, of what isn't in a block.
    """

    subject: str = ""
    preview: str = ""
    short: str = ""
    cards: tuple[Card, ...] = ()
    after: int = 0
    trouble: dict[str, str] = field(default_factory=dict)

    def content(self) -> Content:
        made = tuple(card.block for card in self.cards)
        return Content(subject=self.subject, preview=self.preview, short=self.short, blocks=made)

    def blaming(self, words: str, *, block: int = 0, part: str = "body") -> "Sheet":
        """The same, with what is wrong beside its place. block: which one, from 1."""
        if block:
            cards = list(self.cards)
            cards[block - 1] = replace(cards[block - 1], trouble=words)
            return replace(self, cards=tuple(cards))
        return replace(self, trouble={**self.trouble, part: words})


def sheet_of(content: Content, *, after: int = 0) -> Sheet:
    """A text as the composer begins with it."""
    cards = [Card(f"b{n}", kind_of(block), block) for n, block in enumerate(content.blocks, start=1)]
    return Sheet(
        subject=content.subject,
        preview=content.preview,
        short=content.short,
        cards=tuple(cards),
        after=after,
    )


def read(data: QueryDict) -> Sheet:
    """What was posted; a block that can't be read is left out."""
    keys = list(dict.fromkeys(data.getlist("key")))[:MOST_BLOCKS]
    cards = [card for key in keys if (card := _card(data, key))]
    return Sheet(
        subject=_said(data, "subject"),
        preview=_said(data, "preview"),
        short=_said(data, "short"),
        cards=tuple(cards),
        after=int(after) if (after := data.get("after", "")).isdecimal() and len(after) < 9 else 0,
    )


def done(sheet: Sheet, what: str) -> Sheet:
    """The sheet after `up:b3`, `down:b3`, `drop:b3`, `copy:b3` or `add:text`."""
    verb, _colon, about = what.partition(":")
    cards = list(sheet.cards)
    if verb == "add" and about in blocks.KINDS and len(cards) < MOST_BLOCKS:
        cards.insert(_above_signature(cards, about), _new(cards, about))
    at = next((n for n, card in enumerate(cards) if card.key == about), None)
    if at is not None and verb in {"up", "down"}:
        to = max(0, min(len(cards) - 1, at + (1 if verb == "down" else -1)))
        cards.insert(to, cards.pop(at))
    elif at is not None and verb == "drop":
        del cards[at]
    elif at is not None and verb == "copy" and len(cards) < MOST_BLOCKS:
        cards.insert(at + 1, replace(cards[at], key=_free(cards)))
    return replace(sheet, cards=tuple(cards))


def kind_of(block: Block) -> str:
    return type(block).__name__.casefold()


def _said(data: QueryDict, name: str) -> str:
    """What was typed, without the character that no text of the database holds."""
    return (data.get(name) or "").replace("\0", "")


def _card(data: QueryDict, key: str) -> Card | None:
    kind = data.get(f"{key}.kind", "")
    if kind not in blocks.KINDS or not key.isalnum():
        return None
    said: dict[str, object] = {"block": kind}
    for each in msgspec.structs.fields(blocks.KINDS[kind]):
        value = _said(data, f"{key}.{each.name}").replace("\r\n", "\n").strip()
        if each.type is bool:
            said[each.name] = value == "yes"
        elif each.type is int:
            said[each.name] = min(int(value), 2_000) if value.isdecimal() and len(value) < 6 else 0
        else:
            said[each.name] = value
    return Card(key, kind, msgspec.convert(said, AnyBlock))


def _new(cards: Sequence[Card], kind: str) -> Card:
    block = msgspec.convert({"block": kind, **STARTS.get(kind, {})}, AnyBlock)
    return Card(_free(cards), kind, block)


def _above_signature(cards: Sequence[Card], kind: str) -> int:
    """Where a new block goes: at the end, but above the signature."""
    if kind == "greeting":
        return 0
    signs = bool(cards) and cards[-1].kind == "signature" and kind != "signature"
    return len(cards) - 1 if signs else len(cards)


def _free(cards: Sequence[Card]) -> str:
    numbers = [int(card.key[1:]) for card in cards if card.key[1:].isdecimal()]
    return f"b{max(numbers, default=0) + 1}"
