"""Is all there that the connection with a PrestaShop needs?"""

from collections.abc import Mapping
from xml.etree import ElementTree as ET

from regulars.connectors.connector import Unreadable
from regulars.connectors.exchange import Access, Dialogue, Finding, Request, Standing
from regulars.connectors.prestashop.calls import checked
from regulars.connectors.prestashop.settings import settings_asked

_ = str  # marks what translators see; the page translates it, since this folder is free of Django
READ = (
    "orders", "customers", "products", "addresses", "carriers", "carts", "categories", "combinations",
    "configurations", "countries", "currencies", "languages", "order_carriers", "order_cart_rules",
    "order_slip", "order_states", "product_option_values", "product_options", "stock_availables",
)  # fmt: skip
GIVEN_BACK = (("GET", "cart_rules"), ("POST", "cart_rules"), ("PATCH", "customers"), ("PATCH", "orders"))

Rights = Mapping[str, Mapping[str, bool]]
"""What a key may do with each list, by the method's name; what its PrestaShop doesn't tell isn't there."""


def findings(*, access: Access) -> Dialogue[tuple[Finding, ...]]:
    """What a look at the shop finds. Raises KeysRefused where the key may read nothing at all."""
    rights = yield from rights_asked(access)
    missing = [name for name in READ if not may(rights, "GET", name)]
    lacking = [f"{method} {name}" for method, name in GIVEN_BACK if not may(rights, method, name)]
    clock = yield from clock_finding(access, is_told="configurations" not in missing)
    return (
        wanting(
            missing,
            good=_("The key may read all that is needed."),
            words=_("The key may not read these: %(names)s. Tick GET for them."),
        ),
        wanting(
            lacking,
            good=_("The key may give back coupons, notes, tags and consent."),
            words=_("To give coupons, notes, tags and consent back the key also needs %(names)s."),
        ),
        clock,
    )


def rights_asked(access: Access) -> Dialogue[Rights]:
    """What the key may do: it is told in XML alone. Raises KeysRefused, NoApi, Unreadable."""
    answer = yield Request(url=f"{access.url}/api/")
    checked(answer)
    try:
        if b"<!DOCTYPE" in answer.body:
            raise Unreadable("api: it declares words of its own")
        lists = ET.fromstring(answer.body).find("api")  # noqa: S314 without these nothing in it can grow
    except ET.ParseError as problem:
        raise Unreadable(f"api: {problem}") from problem
    if lists is None:
        raise Unreadable("api: it says nothing of what the key may do")
    return {each.tag: {name.upper(): told == "true" for name, told in each.attrib.items()} for each in lists}


def may(rights: Rights, method: str, name: str) -> bool:
    """Whether the key may do this, as far as the shop tells."""
    return name in rights and rights[name].get(method, True)


def wanting(names: list[str], *, good: str, words: str) -> Finding:
    """Whether anything is missing."""
    if not names:
        return Finding(Standing.GOOD, good)
    return Finding(Standing.MISSING, words, {"names": ", ".join(names)})


def clock_finding(access: Access, *, is_told: bool) -> Dialogue[Finding]:
    """Whether the shop's clock is read in its own zone: its moments don't say which that is."""
    told = (yield from settings_asked(access)) if is_told else {}
    zone = told.get("PS_TIMEZONE", "")
    if not zone:
        return Finding(
            Standing.UNKNOWN, _("Its clock is read as one of %(ours)s."), {"ours": access.time_zone}
        )
    if zone != access.time_zone:
        words = _(
            "The shop’s clock is one of %(zone)s, but is read as one of %(ours)s: change the shop’s zone."
        )
        return Finding(Standing.MISSING, words, {"zone": zone, "ours": access.time_zone})
    return Finding(Standing.GOOD, _("Its clock is one of %(zone)s, as it is read."), {"zone": zone})
