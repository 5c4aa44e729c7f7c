"""Is all there that the connection with a PrestaShop needs?"""

from collections.abc import Iterable

from regulars.connectors.exchange import Access, Dialogue, Finding, KeysRefused, Standing
from regulars.connectors.prestashop.calls import things
from regulars.connectors.prestashop.settings import settings_asked

_ = str  # marks what translators see; the page translates it, since this folder is free of Django
READ = (
    "orders", "customers", "products", "addresses", "carriers", "categories", "combinations", "countries",
    "currencies", "languages", "order_carriers", "order_cart_rules", "order_slip", "order_states",
    "product_option_values", "product_options", "stock_availables", "configurations",
)  # fmt: skip
GIVEN_BACK = ("cart_rules",)


def findings(*, access: Access) -> Dialogue[tuple[Finding, ...]]:
    """What a look at the shop finds. Raises KeysRefused where the key may read nothing at all."""
    refused = yield from refusals([*READ, *GIVEN_BACK], access=access)
    if len(refused) == len(READ) + len(GIVEN_BACK):
        raise next(iter(refused.values()))
    missing = [name for name in READ if name in refused]
    said = Finding(Standing.GOOD, _("The key may read all that is needed."))
    if missing:
        words = _("The key may not read these: %(lists)s. Tick GET for them.")
        said = Finding(Standing.MISSING, words, {"lists": ", ".join(missing)})
    give = Finding(Standing.GOOD, _("The key may look up coupons."))
    if refused.keys() & set(GIVEN_BACK):
        give = Finding(
            Standing.MISSING, _("To give coupons back the key also needs GET and POST of cart_rules.")
        )
    clock = yield from clock_finding(access, is_told="configurations" not in refused)
    return said, give, clock


def refusals(names: Iterable[str], *, access: Access) -> Dialogue[dict[str, KeysRefused]]:
    """The lists that may not be read."""
    refused: dict[str, KeysRefused] = {}
    for name in names:
        try:
            yield from things(access, name, {"display": "[id]", "limit": "1"})
        except KeysRefused as refusal:
            refused[name] = refusal
    return refused


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
