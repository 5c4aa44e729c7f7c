"""How is it kept where people get letters?"""

from collections.abc import Iterable
from datetime import datetime

import msgspec

from regulars.customers import postal
from regulars.customers.postal import Keeping, PostalAddress
from regulars.sql import recordset, statement
from regulars.web import stored

KEEP = statement(__file__, "postal_keep")


class Home(msgspec.Struct, frozen=True, kw_only=True):
    """Where a customer gets letters, as told at a moment."""

    customer_id: int
    address: PostalAddress
    told_at: datetime


def keep_homes(homes: Iterable[Home]) -> int:
    """Keep the latest address of each, where the store sends letters at all; how many were news."""
    whole = [home for home in homes if home.address.is_whole]
    if not whole or not stored.load(Keeping).on:
        return 0
    rows = [
        {"customer_id": home.customer_id, "value": postal.kept(home.address), "told_at": home.told_at}
        for home in whole
    ]
    return KEEP.run(homes=recordset(rows))
