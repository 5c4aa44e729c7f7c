"""What goes with what somebody bought?"""

from dataclasses import replace
from typing import Protocol

from regulars.channels.context import calm
from regulars.channels.letters import Letter
from regulars.channels.words import ProductWords, Words, is_web_address
from regulars.money import Money
from regulars.sql import statement

RECOMMENDED = statement(__file__, "recommended")
SAYS = "in recommended"


class About(Protocol):
    """What a message, or a preview, is about."""

    @property
    def product_id(self) -> int | None: ...

    @property
    def order_id(self) -> int | None: ...


def added(words: Words, letter: Letter, *, about: About, customer_id: int) -> Words:
    """The words with up to three products that go with these, for a letter that shows them."""
    if SAYS not in letter.source.html or not (about.product_id or about.order_id):
        return words
    found = recommended(customer_id=customer_id, product_id=about.product_id, order_id=about.order_id)
    return replace(words, recommended=found)


def recommended(
    *, customer_id: int, product_id: int | None, order_id: int | None
) -> tuple[ProductWords, ...]:
    rows = RECOMMENDED.rows(customer_id=customer_id, product_id=product_id, order_id=order_id)
    return tuple(
        ProductWords(
            name=calm(name),
            url=url if is_web_address(url) else "",
            image_url=image if is_web_address(image) else "",
            price=Money(price, currency) if price else None,
        )
        for name, url, image, price, currency in rows
    )
