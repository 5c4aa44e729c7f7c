"""What did people write about products in another program, by its export?"""

from collections.abc import Iterator, Mapping
from datetime import datetime
from hashlib import blake2b
from typing import Any

import polars as pl

from regulars.commerce.brought.facts import ReviewFact
from regulars.connectors.files.cells import Cells
from regulars.connectors.files.fields import WHO
from regulars.connectors.files.lines import COLUMNS
from regulars.connectors.files.people import identifiers
from regulars.connectors.files.words import yes_or_no

TOLD = (
    *WHO, "review_id", "name", "rating", "title", "body", "written_at", "updated_at", "sku", "handle",
    "product", "verified", "published", "reply",
)  # fmt: skip
BOUGHT = {"verified_buyer": True, "verified buyer": True, "verified_reviewer": False, "anonymous_user": False}
HIDDEN = {"spam", "not-yet", "not yet", "hidden", "unpublished", "archived", "rejected"}


def listed_reviews(cells: Cells) -> pl.DataFrame:
    """The reviews that have a moment and stars; the others are noted."""
    absent = [pl.lit(None, dtype=COLUMNS[name]).alias(name) for name in TOLD if not cells.has(name)]
    frame = cells.left().with_columns(absent)
    undated, stars = pl.col("written_at").is_null(), pl.col("rating")
    bad = ~((stars >= 1) & (stars <= 5) & (stars == stars.round(0))).fill_null(value=False)
    nameless = pl.all_horizontal(pl.col(name).is_null() for name in ("sku", "handle", "product"))
    cells.hold_back(frame.filter(undated), reason="no_date", of="written_at")
    cells.hold_back(frame.filter(bad), reason="not_stars", of="rating", value="rating")
    cells.hold_back(frame.filter(nameless), reason="no_product")
    return frame.filter(~undated & ~bad & ~nameless)


def review_facts(reviews: pl.DataFrame, *, at: datetime, program: str) -> Iterator[ReviewFact]:
    """The facts, as they were true when the file was first seen: a later export takes its place."""
    for row in reviews.iter_rows(named=True):
        hidden = (row["published"] or "").casefold() in HIDDEN
        yield ReviewFact(
            who=identifiers(row),
            program=program,
            external_id=row["review_id"] or known_by(row),
            rating=int(row["rating"]),
            written_at=row["written_at"],
            version=row["updated_at"] or at,
            verified=_bought(row["verified"]),
            published=not hidden and yes_or_no(row["published"] or "") is not False,
            author=row["name"] or "",
            **{name: row[name] or "" for name in ("sku", "handle", "product", "title", "body", "reply")},
        )


def known_by(row: Mapping[str, Any]) -> str:
    """By what a review without a number is known again: its product, its author and its moment."""
    told = [row[name] or "" for name in ("sku", "handle", "product", "email", "name")]
    about = "\n".join([*told, row["written_at"].isoformat()])
    return blake2b(about.encode(), digest_size=16).hexdigest()


def _bought(text: str | None) -> bool | None:
    return BOUGHT.get(text.casefold(), yes_or_no(text)) if text else None
