"""How does a store bring postal addresses in that no order told?"""

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction

from regulars.channels.actions import Who
from regulars.channels.paper.settings import PostSettings
from regulars.customers.actions.postal import Home, keep_homes
from regulars.customers.identify import email_key
from regulars.customers.postal import PARTS, PostalAddress
from regulars.customers.queries import found_by
from regulars.web import audit, stored

NEEDED = ("email", "name", "street", "city", "country")


class BadAddresses(ValueError):
    """The file isn't one of addresses; the message says what it should be."""


@dataclass(slots=True)
class Brought:
    """What came of a file. problems: what is wrong, with its line."""

    kept: int = 0
    problems: list[str] = field(default_factory=list)


def bring(content: bytes, *, who: Who, at: datetime) -> Brought:
    """Keep where people get letters, a line of CSV for each, known by their e-mail. Raises BadAddresses."""
    if not stored.load(PostSettings).on:
        raise BadAddresses(
            "Letters by post are switched off, so no addresses are kept. Switch them on first."
        )
    brought = Brought()
    with transaction.atomic():
        homes = list(_homes(_rows(content), brought, at=at))
        brought.kept = keep_homes(homes)
        audit.note(who, "addresses.brought", kind="address", id="", detail={"kept": brought.kept})
    return brought


def _rows(content: bytes) -> Iterator[tuple[int, Mapping[str, str]]]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BadAddresses("The file isn't UTF-8: save it as CSV UTF-8.") from None
    head = text.partition("\n")[0]
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=";" if ";" in head else ",")
    known = [name.strip().casefold() for name in reader.fieldnames or ()]
    if lacking := [name for name in NEEDED if name not in known]:
        raise BadAddresses(
            f"The first line must name the columns {', '.join(NEEDED)}; {', '.join(lacking)} is missing."
        )
    reader.fieldnames = known
    for row in reader:
        yield (
            reader.line_num,
            {name: (value or "").strip() for name, value in row.items() if isinstance(value, str | None)},
        )


def _homes(
    rows: Iterator[tuple[int, Mapping[str, str]]], brought: Brought, *, at: datetime
) -> Iterator[Home]:
    for line, row in rows:
        address = PostalAddress(
            **{part: row.get(part, "") for part in PARTS if part != "country"}, country=row["country"].upper()
        )
        people = found_by(kind="email", value=email_key(row["email"])) if email_key(row["email"]) else []
        if not people:
            brought.problems.append(f"Line {line}: nobody is known by {row['email'] or 'no e-mail address'}.")
        elif not address.is_whole or len(address.country) != 2:
            brought.problems.append(
                f"Line {line}: name, street, city and a country of two letters are needed."
            )
        else:
            yield Home(customer_id=people[0], address=address, told_at=at)
