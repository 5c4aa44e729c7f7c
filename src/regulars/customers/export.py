"""What do we hold of somebody, as they may ask to have it?

All that the folders hold of a person (`holdings.py`), as JSON for programs and as a page for people.
"""

import io
import zipfile
from datetime import datetime
from typing import Any

import msgspec
from django.template.loader import render_to_string

from regulars.customers.holdings import Holding, of_people
from regulars.customers.queries import members
from regulars.sql import Statement

DATA, PAGE = "data.json", "data.html"


def document(customer: int, *, at: datetime) -> dict[str, Any]:
    """All we hold of a person, by table, with why some of it isn't shown."""
    ids = members(customer)
    return {
        "made_at": at.isoformat(),
        "ids": ids,
        "held": {held.table: _rows(held, ids) for held in of_people() if held.shown},
        "not_shown": {held.table: held.withheld for held in of_people() if held.withheld},
    }


def archive(held: dict[str, Any]) -> bytes:
    """A zip of the same as JSON, and as a page that any browser shows."""
    titles = {holding.table: holding.title for holding in of_people() if holding.shown}
    sections = [
        (titles[table], list(rows[0]), [list(row.values()) for row in rows])
        for table, rows in held["held"].items()
        if rows
    ]
    page = render_to_string("customers/export.html", {"sections": sections, "made_at": held["made_at"]})
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as zipped:
        zipped.writestr(DATA, readable(held))
        zipped.writestr(PAGE, page)
    return packed.getvalue()


def readable(held: dict[str, Any]) -> str:
    """The same as indented JSON."""
    return msgspec.json.format(msgspec.json.encode(held), indent=2).decode()


def _rows(held: Holding, ids: list[int]) -> list[dict[str, Any]]:
    rows = f"SELECT {held.shown} FROM {held.source or held.table} WHERE {held.where} ORDER BY 1"  # noqa: S608 our own words
    asked = Statement(f"SELECT coalesce(json_agg(r), '[]')::text FROM ({rows}) r")  # noqa: S608 likewise
    ((found,),) = asked.rows(customers=ids, words=[])
    return msgspec.json.decode(found, type=list[dict[str, Any]])
