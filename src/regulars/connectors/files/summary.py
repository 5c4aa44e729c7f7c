"""What does an import say at its end?"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from regulars.commerce.history import beginning
from regulars.connectors.files.mapping import ANSWERS
from regulars.connectors.files.mapping import Mapping as Told
from regulars.web.format import day, number

if TYPE_CHECKING:
    from regulars.connectors.files.models import ImportRun

ROWS: dict[str, Promise] = {
    "rows_sold": _("Goods sold"),
    "rows_free": _("Goods given free of charge"),
    "rows_returned": _("Goods returned"),
    "rows_shipping": _("Postage and carriage"),
    "rows_discount": _("Discounts"),
    "rows_gift_card": _("Gift vouchers"),
    "rows_fee": _("Fees and bank charges"),
    "rows_sample": _("Samples"),
    "rows_adjustment": _("Corrections entered by hand"),
    "rows_test": _("Test lines"),
    "rows_stock": _("Stock movements: damaged, lost, found"),
    "rows_unpaid": _("Orders that were never paid"),
    "rows_held_back": _("Rows with a problem, in the report"),
    "customers": _("Customers"),
    "products": _("Products"),
    "rows_told_again": _("Rows of a code that a later row tells again"),
    "days_of_campaigns": _("Days of campaigns"),
    "balances": _("Points and gift cards"),
    "reviews": _("Reviews"),
    "rows_summed_up": _("Rows of the same campaign and day, summed up"),
}
"""Every row of a file is one of these."""

DOCUMENTS: dict[str, Promise] = {
    "orders": _("Orders"),
    "orders_of_guests": _("of them by guests whom nothing names"),
    "orders_cancelled": _("of them cancelled"),
    "returns": _("Returns"),
    "returns_matched": _("of them matched to their order"),
    "charges_alone": _("Invoices of fees, corrections or tests alone: left out, they are no purchases"),
    "rows_alike": _("Rows that repeat one of their order: kept, each is a quantity of its own"),
}
FACTS: dict[str, Callable[[int], str]] = {
    "OrderFact": lambda n: ngettext("%(n)s order", "%(n)s orders", n),
    "RefundFact": lambda n: ngettext("%(n)s return", "%(n)s returns", n),
    "ProductFact": lambda n: ngettext("%(n)s product", "%(n)s products", n),
    "ConsentFact": lambda n: ngettext("%(n)s consent", "%(n)s consents", n),
    "SuppressionFact": lambda n: ngettext("%(n)s blocked address", "%(n)s blocked addresses", n),
    "SpendFact": lambda n: ngettext("%(n)s day of a campaign", "%(n)s days of campaigns", n),
    "BalanceFact": lambda n: ngettext("%(n)s balance", "%(n)s balances", n),
    "ReviewFact": lambda n: ngettext("%(n)s review", "%(n)s reviews", n),
}
"""What facts are called, of which news is told at the end."""

PART = {"orders_of_guests", "orders_cancelled", "returns_matched"}


@dataclass(frozen=True, slots=True)
class Count:
    """One line of a summary. part: whether it counts some of the line above it."""

    label: str
    count: int
    part: bool = False


def rows(it: "ImportRun") -> list[Count]:
    """What each row of the file was; together all of them."""
    return [Count(str(label), it.accounts[name]) for name, label in ROWS.items() if it.accounts.get(name)]


def documents(it: "ImportRun") -> list[Count]:
    """The orders, returns and other documents of the file."""
    told = it.accounts
    return [Count(str(label), told[n], n in PART) for n, label in DOCUMENTS.items() if told.get(n)]


def in_a_sentence(it: "ImportRun") -> str:
    """What the import brought: how much is new, how much changed, or that nothing did."""
    told = [
        words % {"what": what}
        for outcome, words in (("new", gettext("New: %(what)s.")), ("changed", gettext("Changed: %(what)s.")))
        if (what := ", ".join(_counted(it, outcome)))
    ]
    if customers := it.accounts.get("customers"):
        words = ngettext("%(n)s customer is up to date.", "%(n)s customers are up to date.", customers)
        return " ".join([words % {"n": number(customers)}, *told])
    return " ".join(told) or gettext("Everything in this file was known already: nothing changed.")


def _counted(it: "ImportRun", outcome: str) -> list[str]:
    """How many facts of each kind came out so, in words."""
    counts = ((words, it.results.get(f"{kind}.{outcome}", 0)) for kind, words in FACTS.items())
    return [words(count) % {"n": number(count)} for words, count in counts if count]


def of_history(it: "ImportRun") -> str:
    """Where the shop's history begins now, and what follows; '' while nothing does."""
    found = beginning(it.shop.id) if it.shop and it.state == "done" and it.accounts.get("orders") else None
    if found is None or found.day is None or found.complete:
        return ""
    begins = day(found.day)
    if found.veterans:
        words = ngettext(
            "History begins on %(day)s, in mid-life: of %(told)s buyers of whose past the shop tells, %(n)s "
            "bought before. Nobody takes them for a newcomer.",
            "History begins on %(day)s, in mid-life: of %(told)s buyers of whose past the shop tells, %(n)s "
            "bought before. Nobody takes them for newcomers.",
            found.veterans,
        )
        return words % {"day": begins, "told": number(found.told), "n": number(found.veterans)}
    words = gettext(
        "History begins on %(day)s. Are these all the orders there ever were? Say so in the settings of the "
        "shop: until then nobody who bought in the first 90 days is taken for a newcomer."
    )
    return words % {"day": begins}


def per_second(it: "ImportRun") -> int:
    """Rows a second, pauses left out."""
    return round(it.rows_done * 1000 / it.worked_ms) if it.worked_ms else 0


def seconds_left(it: "ImportRun") -> int | None:
    """Of the time that is needed at the rate so far; None while nothing tells it."""
    rate = per_second(it)
    return round((it.rows - it.rows_done) / rate) if rate else None


def answers(mapping: Told) -> dict[str, str]:
    """What the owner answered for this file alone, in words."""
    said = {
        ("date_order", "day"): gettext("Dates: the day comes first"),
        ("date_order", "month"): gettext("Dates: the month comes first"),
        ("mixed_dates", True): gettext("Dates in several forms: each is read in its own"),
        ("negatives", "return"): gettext("A negative quantity is a return"),
    }
    return {name: words for (name, answer), words in said.items() if getattr(mapping, name) == answer}


def as_json(it: "ImportRun") -> Mapping[str, object]:
    """An import for a script."""
    return {
        "import": it.id,
        "file": it.file_name,
        "shop": it.shop.name if it.shop else None,
        "state": it.state,
        "answers": {name: it.mapping[name] for name in ANSWERS if it.mapping[name]} if it.mapping else {},
        "rows": it.rows,
        "rows_done": it.rows_done,
        "accounts": it.accounts,
        "results": it.results,
        "problems": it.problems,
        "history": of_history(it),
        "seconds": it.worked_ms / 1000,
        "rows_per_second": per_second(it),
        "error": it.error,
    }
