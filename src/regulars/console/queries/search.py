"""Whom do the words in a search field mean?"""

import re

from regulars.business.models import Shop
from regulars.customers.identify import email_key, phone_key
from regulars.customers.names import sort_key
from regulars.sql import statement

SEARCH = statement(__file__, "search")
MOST = 100
"""How many are found by each way to know somebody; who searches for one person writes on."""
WORDS = re.compile(r"\w+")
SHORTEST = 2


def search(words: str) -> list[int]:
    """The canonical customers that these words can mean, at most a few hundred."""
    if len(words) < SHORTEST:
        return []
    number = words.removeprefix("#")
    asked = {"email": address(words), "phones": phones(words), "number": number, "name": name(words)}
    return [customer for (customer,) in SEARCH.rows(**asked, most=MOST)]


def number_search(words: str) -> list[int]:
    """The canonical customers with an order of this number: for whoever may not know names."""
    asked = {"email": "", "phones": [], "number": words.removeprefix("#"), "name": ""}
    return [customer for (customer,) in SEARCH.rows(**asked, most=MOST)] if words else []


def address(words: str) -> str:
    """A pattern of LIKE for addresses that begin so; '' for what can't be the beginning of one."""
    folded = email_key(words) or words.casefold()
    if any(letter.isspace() for letter in folded):
        return ""
    return re.sub(r"([%_\\])", r"\\\1", folded) + "%"


def phones(words: str) -> list[str]:
    """The numbers that are meant, in E.164: as written, or in the countries of the shops."""
    countries = Shop.objects.exclude(country="").values_list("country", flat=True).distinct()
    return sorted({key for country in ["", *countries] if (key := phone_key(words, country=country))})


def name(words: str) -> str:
    """A query of PostgreSQL for names that hold all these words from their beginnings."""
    folded = WORDS.findall(sort_key(words).partition("\t")[0])
    return " & ".join(f"'{word}':*" for word in folded) if folded and len(folded[0]) >= SHORTEST else ""
