"""Which link of a mail tells the shop's own page who comes by it?

Where the owner wishes so, links to the shop carry a token of ours. The page script hands it back, once the
visitor has allowed it, and takes it out of the address bar. It opens nothing: it only says whose mail it was.
"""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import ClassVar
from urllib.parse import urlsplit, urlunsplit

from regulars.channels import keyring
from regulars.channels.words import ProductWords, Words, is_web_address

USE = "visit"
PARAMETER = "rgl"
LIVES = timedelta(days=60)
"""How long after its mail a link says who comes: later it leads to the shop and says nothing."""


@dataclass(frozen=True)
class Recognising:
    """The shops' addresses whose pages understand such links; hosts in lower case, without `www.`."""

    KEY: ClassVar[str] = "recognising_hosts"

    hosts: tuple[str, ...] = ()


def marked(words: Words, *, customer_id: int, hosts: tuple[str, ...], at: datetime) -> Words:
    """The words of a letter to this customer, whose links to these shops say who comes by them."""
    if not hosts:
        return words
    token = token_of(customer_id, at=at)

    def product(known: ProductWords) -> ProductWords:
        return replace(known, url=with_token(known.url, token, hosts=hosts))

    return replace(
        words,
        shop=replace(words.shop, url=with_token(words.shop.url, token, hosts=hosts)),
        product=product(words.product) if words.product else None,
        products=tuple(map(product, words.products)),
    )


def token_of(customer_id: int, *, at: datetime) -> str:
    return keyring.signed(f"{customer_id} {int((at + LIVES).timestamp())}", use=USE)


def visitor_of(token: str, *, at: datetime) -> int | None:
    """To whom the mail went; None when the link isn't one of ours, or is too old."""
    says = keyring.said(token, use=USE, at=at)
    if says is None:
        return None
    customer_id, until = map(int, says.split(" "))
    return customer_id if at < datetime.fromtimestamp(until, tz=UTC) else None


def with_token(url: str, token: str, *, hosts: tuple[str, ...]) -> str:
    """The address with the token, where it is one of these shops'; else as it is."""
    if host_of(url) not in hosts or not is_web_address(url):
        return url
    parts = urlsplit(url)
    query = "&".join(filter(None, (parts.query, f"{PARAMETER}={token}")))
    return urlunsplit(parts._replace(query=query))


def host_of(url: str) -> str:
    """Whose address it is, `example.com`; '' of none."""
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
