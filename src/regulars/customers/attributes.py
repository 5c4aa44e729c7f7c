"""What is known of a customer, as words that audiences and templates may use?

Every folder says in its `attributes.py` what it knows: a tuple `ATTRIBUTES`. The composition root walks
the folders and fills this catalogue. Values are read for canonical customers.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# The ids that count as the canonical customer {c}: itself and all who were merged into it.
MEMBERS = "(SELECT {c} UNION ALL SELECT customer_id FROM customer_canonical WHERE canonical_id = {c})"


class Kind(StrEnum):
    """What an attribute's value is.

    NUMBER: any number. MONEY: minor units of the business's currency; expressions write major units.
    SHARE: 0 to 1. CHOICE: one of a fixed set of words. DAY: a date of the business.
    """

    NUMBER = "number"
    MONEY = "money"
    SHARE = "share"
    TEXT = "text"
    CHOICE = "choice"
    FLAG = "flag"
    DAY = "day"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Rows, at most one for each customer, that an expression's statement joins once.

    name: the alias that the attributes' SQL uses.
    sql: a table; or, when lateral, a select in brackets that names the customer as `{c}`, all who count
    as them as `{members}`, and the moment as `%(at)s`.
    key: the table's column with the canonical customer's id.
    """

    name: str
    sql: str
    key: str = "customer_id"
    lateral: bool = False

    def join(self, *, customer: str) -> str:
        """The LEFT JOIN that gives the row of `customer` (a column), or nulls."""
        if not self.lateral:
            return f"LEFT JOIN {self.sql} {self.name} ON {self.name}.{self.key} = {customer}"
        select = self.sql.replace("{members}", MEMBERS).replace("{c}", customer)
        return f"LEFT JOIN LATERAL {select} {self.name} ON true"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribute:
    """One thing that is known of a customer.

    sql: its value, over the source's alias; null where it isn't known.
    label: as it stands in a sentence ("number of orders"). meaning: what exactly is counted.
    fresh: how soon it follows what happens. unit: shown behind a number.
    as_of: the same source as it stood at a past `%(at)s`, with the same name and columns; None where the
    past isn't kept, and a rehearsal has to refuse the attribute.
    phrase: a more natural way to say `operator value`, where there is one.
    """

    name: str
    kind: Kind
    source: Source
    sql: str
    label: str | Promise
    meaning: str | Promise
    fresh: str | Promise
    unit: str | Promise = ""
    choices: tuple[tuple[str, str | Promise], ...] = ()
    as_of: Source | None = None
    phrase: Callable[[str, object], str | None] | None = None


class UnknownAttribute(KeyError):
    """Nothing of this name is known of customers."""


AT_ONCE = _("at once")

PERSON = Source(name="person", sql="customer_person")
CUSTOMER = Source(name="known", sql="customer", key="id")

ATTRIBUTES = (
    Attribute(
        name="language",
        kind=Kind.TEXT,
        source=PERSON,
        sql="nullif(person.language, '')",
        label=_("language"),
        meaning=_("The language they chose in the shop, as a two-letter code (en, lv, bg, ru)."),
        fresh=AT_ONCE,
    ),
    Attribute(
        name="country",
        kind=Kind.TEXT,
        source=PERSON,
        sql="nullif(person.country, '')",
        label=_("country"),
        meaning=_("The country of their latest address, as a two-letter code (LV, BG, GB)."),
        fresh=AT_ONCE,
    ),
    Attribute(
        name="days_known",
        kind=Kind.NUMBER,
        source=CUSTOMER,
        sql="floor(extract(epoch FROM %(at)s::timestamptz - known.first_seen_at) / 86400)",
        label=_("days since first seen"),
        meaning=_("Whole days since the shop first saw them, with or without an order."),
        fresh=AT_ONCE,
        unit=_("days"),
        as_of=CUSTOMER,
    ),
)

_catalogue: dict[str, Attribute] = {}


def fill(attributes: Iterable[Attribute]) -> None:
    """Take every folder's attributes; a later one of the same name replaces an earlier one."""
    _catalogue.clear()
    _catalogue.update((attribute.name, attribute) for attribute in attributes)


def catalogue() -> list[Attribute]:
    """All attributes, by name."""
    return [_catalogue[name] for name in sorted(_catalogue)]


def named(name: str) -> Attribute:
    """The attribute of a name. Raises UnknownAttribute."""
    try:
        return _catalogue[name]
    except KeyError:
        raise UnknownAttribute(name) from None


def near(name: str) -> list[str]:
    """Names of attributes that are spelt like this one, nearest first."""
    return get_close_matches(name, _catalogue, n=3)
