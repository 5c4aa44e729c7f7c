"""What do we hold of people and of shops, and what becomes of it when they are erased?

Every folder says in its `personal.py` what its tables hold: `HOLDINGS` of people, `OF_SHOPS` of shops. The
composition root walks the folders and fills these lists. Erasing, and answering who asks for their data, go
through them; a test walks all models, so that no table is forgotten.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.utils.functional import Promise

THEIRS = "customer_id = ANY (%(customers)s)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """A table with something of people.

    where: which rows are theirs. %(customers)s are the ids that count as them, %(words)s the addresses,
    telephone numbers and names they are known by, in lower case.
    kept: why the rows stay when the person is erased; '' when they go. blanked: columns of rows that stay,
    and what is written over them. searched: the rows name nobody by id, so that the whole table is looked
    through: only when people are erased one by one.
    title: what it is to people. shown: the columns that belong to somebody's data, as SQL. source: what they
    are read from, where that is more than the table. withheld: why none is shown.
    """

    table: str
    where: str = THEIRS
    kept: str = ""
    blanked: Mapping[str, str] = field(default_factory=dict)
    searched: bool = False
    title: str | Promise = ""
    shown: str = ""
    source: str = ""
    withheld: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OfShop:
    """A table with something of a shop.

    where: which rows are the shop's, %(shop_id)s. key: the column that tells them apart. kept: why they stay
    when the shop is erased; '' when they go. blanked: as of a Holding; there %(at)s is the moment.
    sums: what its customers bought in all changes. turn: tables go in this order, since rows that others
    refer to go after them.
    """

    table: str
    where: str = "shop_id = %(shop_id)s"
    key: str = "id"
    kept: str = ""
    blanked: Mapping[str, str] = field(default_factory=dict)
    sums: bool = False
    turn: int = 0


_of_people: list[Holding] = []
_of_shops: list[OfShop] = []


def fill(of_people: Iterable[Holding], *, of_shops: Iterable[OfShop]) -> None:
    """Take what every folder holds."""
    _of_people[:] = of_people
    _of_shops[:] = sorted(of_shops, key=lambda holding: holding.turn)


def of_people() -> list[Holding]:
    """What every folder holds of people, in the order in which it is erased."""
    return list(_of_people)


def of_shops() -> list[OfShop]:
    """What every folder holds of shops, in the order in which it is erased."""
    return list(_of_shops)
