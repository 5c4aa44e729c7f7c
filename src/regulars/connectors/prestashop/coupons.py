"""What is a coupon in PrestaShop's words?"""

from regulars.connectors.changes import CouponMade
from regulars.connectors.exchange import Access, ChangeRefused, Dialogue
from regulars.connectors.prestashop.calls import all_of, one_of, tell
from regulars.connectors.prestashop.settings import coded, zone_of
from regulars.connectors.prestashop.shapes import Linked
from regulars.money import to_major

EVER = "2000-01-01 00:00:00"
NEVER = "2199-12-31 23:59:59"
ANY_NUMBER = 1_000_000
"""A cart rule has to have a beginning, an end, and a number of times."""

NOBODY = "0"
ONLY_IDS = {"display": "[id]"}


def coupon(made: CouponMade, *, access: Access) -> Dialogue[None]:
    """A cart rule with this code, unless there is one."""
    found = yield from all_of(access, "cart_rules", Linked, ONLY_IDS | one_of("code", [made.code]))
    if found:
        return
    customer = (yield from account_at(made.email, access=access)) if made.email else NOBODY
    currencies = yield from coded(access, "currencies")
    currency = next((number for number, code in currencies.items() if code == made.currency), "")
    if not currency:
        raise ChangeRefused(f"it has no currency {made.currency}")
    languages = yield from coded(access, "languages")
    fields = terms_of(made, customer=customer, currency=currency, languages=tuple(languages), access=access)
    yield from tell(access, "cart_rules", "POST", "cart_rule", fields)


def account_at(email: str, *, access: Access) -> Dialogue[str]:
    """Whose address it is: 0 where nobody has an account with it. A guest is somebody else at each order."""
    query = one_of("email", [email]) | one_of("is_guest", ["0"]) | one_of("deleted", ["0"])
    found = yield from all_of(access, "customers", Linked, ONLY_IDS | query)
    return found[0].id if found else NOBODY


def terms_of(
    made: CouponMade, *, customer: str, currency: str, languages: tuple[str, ...], access: Access
) -> dict[str, object]:
    """A cart rule. Amounts are with tax, as buyers see them.

    One for somebody without an account counts for anybody, once.
    """
    uses = 1 if made.uses is None and made.email and customer == NOBODY else made.uses
    ends = made.ends_at.astimezone(zone_of(access)).strftime("%Y-%m-%d %H:%M:%S") if made.ends_at else NEVER
    return {
        "id_customer": customer,
        "date_from": EVER,
        "date_to": ends,
        "quantity": ANY_NUMBER if uses is None else uses,
        "quantity_per_user": ANY_NUMBER if made.uses_each is None else made.uses_each,
        "partial_use": 0,
        "code": made.code,
        "minimum_amount": to_major(made.minimum_minor or 0, currency=made.currency),
        "minimum_amount_tax": 1,
        "minimum_amount_currency": currency,
        "free_shipping": int(made.free_shipping),
        "reduction_percent": made.percent or 0,
        "reduction_amount": to_major(made.amount_minor or 0, currency=made.currency),
        "reduction_tax": 1,
        "reduction_currency": currency,
        "active": 1,
        "name": dict.fromkeys(languages, made.code),
    }
