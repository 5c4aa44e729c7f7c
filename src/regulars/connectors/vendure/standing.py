"""Is all there that the connection with a Vendure needs?"""

from regulars.connectors.connector import Unreadable
from regulars.connectors.exchange import Access, Dialogue, Finding, KeysRefused, Standing
from regulars.connectors.vendure.calls import REFUSED, part, tried
from regulars.connectors.vendure.questions import SETTINGS
from regulars.connectors.vendure.shapes import Named

_ = str  # marks what translators see; the page translates it, since this folder is free of Django
READ = {
    "orders": "ReadOrder",
    "customers": "ReadCustomer",
    "productVariants": "ReadCatalog",
    "promotions": "ReadPromotion",
    "customerGroups": "ReadCustomerGroup",
}
"""Lists, and the permission that each needs. The last two are for what is given back."""

NEEDED = ("orders", "customers", "productVariants")
QUESTION = (
    f"{{ {SETTINGS} activeChannel {{ id code }} {' '.join(f'{name} {{ totalItems }}' for name in READ)} }}"
)


def findings(*, access: Access) -> Dialogue[tuple[Finding, ...]]:
    """What a look at the shop finds. Raises KeysRefused where the key may read nothing at all."""
    reply = yield from tried(access, QUESTION)
    refused = {
        str(fault.path[0]) for fault in reply.errors if fault.path and fault.extensions.code in REFUSED
    }
    if broken := [fault.message for fault in reply.errors if fault.extensions.code not in REFUSED]:
        raise Unreadable(broken[0])
    if refused >= READ.keys():
        raise KeysRefused("the key is unknown, or API keys are not switched on in vendure-config.ts")
    channel = part(reply.data or {}, "activeChannel", Named)
    return (
        Finding(Standing.GOOD, _("The key is known in the channel %(channel)s."), {"channel": channel.code}),
        wanting(
            [READ[name] for name in NEEDED if name in refused],
            good=_("It may read orders, customers and products."),
            missing=_("Its role lacks %(permissions)s: add them in Settings, Roles."),
        ),
        wanting(
            [READ[name] for name in READ if name in refused and name not in NEEDED],
            good=_("It may look up coupons and customer groups."),
            missing=_("To give coupons and tags back its role also needs %(permissions)s."),
        ),
    )


def wanting(permissions: list[str], *, good: str, missing: str) -> Finding:
    """Whether any of these permissions is missing."""
    if not permissions:
        return Finding(Standing.GOOD, good)
    return Finding(Standing.MISSING, missing, {"permissions": ", ".join(permissions)})
