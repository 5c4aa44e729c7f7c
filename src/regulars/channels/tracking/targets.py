"""Where does a link of a letter lead, once the shop's own statistics know it by its marks?"""

from functools import lru_cache
from urllib.parse import quote, urlencode, urlsplit, urlunsplit

from regulars.channels.visits import PARAMETER, host_of
from regulars.channels.words import is_web_address

LONGEST = 2_000
Marks = tuple[tuple[str, str], ...]
"""utm_source and the like, in order."""


@lru_cache(maxsize=4096)
def target_of(url: str, *, own: frozenset[str], marks: Marks) -> str:
    """The address as it is signed, in ASCII; '' of what isn't one of the web, or is too long to be signed.

    own: the shops' hosts, without `www.`; their links get the marks, unless they carry some already.
    """
    if not url.isprintable() or len(url) > LONGEST or not is_web_address(url):
        return ""
    try:
        plain = url if url.isascii() and " " not in url else in_ascii(url)
    except ValueError:  # a host that IDNA doesn't know
        return ""
    return with_marks(plain, marks) if marks and is_own(host_of(plain), own) else plain


def with_marks(url: str, marks: Marks) -> str:
    """The address with the marks, or as it is where somebody marked it already."""
    parts = urlsplit(url)
    if any(pair.startswith("utm_") for pair in parts.query.split("&")):
        return url
    query = "&".join(filter(None, (parts.query, urlencode(marks))))
    return urlunsplit(parts._replace(query=query))


def is_own(host: str, own: frozenset[str]) -> bool:
    """Whether a host is a shop's, or lies below it: blog.shop.example of shop.example."""
    return host in own or any(host.endswith(f".{each}") for each in own)


def in_ascii(url: str) -> str:
    """The address with its host by IDNA and the rest quoted. Raises ValueError."""
    parts = urlsplit(url)
    host = (parts.hostname or "").encode("idna").decode()
    place = f"{host}:{parts.port}" if parts.port else host
    rest = (quote(part, safe="/%?&=+:@!$'()*,;~#[]") for part in parts[2:])
    return urlunsplit((parts.scheme, place, *rest))


def without_visitor(url: str) -> str:
    """The address without the token that tells the shop's page who comes (visits.py)."""
    parts = urlsplit(url)
    kept = [pair for pair in parts.query.split("&") if not pair.startswith(f"{PARAMETER}=")]
    return urlunsplit(parts._replace(query="&".join(kept)))
