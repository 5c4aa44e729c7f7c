"""What of a message's properties goes into the log?

Nothing that names a person, and a product by its sku. They stay the bytes that came wherever nothing is to be
changed: reading and writing them anew would take half of the time that a message takes.
"""

import re
from collections.abc import Mapping
from typing import Any

import msgspec

from regulars.connectors.json_events.reading import place_of
from regulars.connectors.json_events.refusal import Refused

ADDRESS = re.compile(r"(?<![\w.+%@-])[\w.+%@-]*[\w.+%-](?:@|%40)[\w-]+(?:\.[\w-]+)*\.[A-Za-z]{2,}[\w.+%@-]*")
"""A word with an address in it. It is tried at the beginnings of words alone: else it was tried at every
letter, and 32 KB of one took seconds."""
MAYBE_ADDRESS = re.compile(rb"@|%40|\\u0040")
LEFT_OUT = "…"
MOST_BYTES = 32 * 1024
ABOUT_A_PRODUCT = {
    "product.viewed", "product.clicked", "product.shared", "product.reviewed", "cart.added", "cart.removed",
    "wishlist.added", "wishlist.removed",
}  # fmt: skip


def told(raw: msgspec.Raw, *, of: str, beside: Mapping[str, str | None] | None = None) -> msgspec.Raw:
    """The properties of a behaviour `of` our name.

    beside: what the message tells beside its properties and belongs to them. Raises Refused.
    """
    given = bytes(raw).strip()
    if not given.startswith(b"{") and given != b"null":
        raise Refused("$.properties", "They are no object.", "Send names with values.")
    if len(given) > MOST_BYTES:
        why = f"They are larger than {MOST_BYTES // 1024} KB."
        raise Refused("$.properties", why, "Send what a visitor did, not whole documents.")
    lacks_sku = of in ABOUT_A_PRODUCT and b'"sku"' not in given
    if not (beside or lacks_sku or given == b"null" or MAYBE_ADDRESS.search(given)):
        return msgspec.Raw(given)
    more = {name: value for name, value in (beside or {}).items() if value}
    try:
        members = more | (msgspec.json.decode(given) or {})
        return msgspec.Raw(msgspec.json.encode(nameless(with_sku(members, of=of))))
    except (msgspec.MsgspecError, RecursionError) as error:
        why, _ = place_of(error)
        raise Refused("$.properties", f"{why}.", "Send plain values, and nest them less deeply.") from None


def with_sku(members: dict[str, Any], *, of: str) -> dict[str, Any]:
    """A product that has no sku goes by its id in the shop."""
    product_id = members.get("product_id")
    if of in ABOUT_A_PRODUCT and not members.get("sku") and isinstance(product_id, str | int):
        return members | {"sku": str(product_id)}
    return members


def nameless(value: Any) -> Any:  # noqa: ANN401 whatever JSON can hold
    """The same without e-mail addresses."""
    if isinstance(value, str):
        return ADDRESS.sub(LEFT_OUT, value)
    if isinstance(value, dict):
        return {ADDRESS.sub(LEFT_OUT, name): nameless(each) for name, each in value.items()}
    if isinstance(value, list):
        return [nameless(each) for each in value]
    return value
