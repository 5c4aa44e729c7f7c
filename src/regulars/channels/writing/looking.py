"""Do a letter's links answer, and how heavy are its pictures?

Whoever writes a letter types addresses: they are called as web/outward calls such, public ones only, and no
redirect is followed.
"""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass

from django.utils.translation import gettext as _
from urllib3.exceptions import HTTPError

from regulars.channels.writing.blocks import AnyBlock, Greeting, Picture
from regulars.channels.writing.lint import Finding, urls_of
from regulars.web.outward.address import AddressRefused, target
from regulars.web.outward.call import ABOUT_US, beginning, named, pool, said

HEAVY = 1_000_000
TOO_HEAVY = 5_000_000
"""Bytes. A letter is read on the way, by a phone that pays for them."""
AT_ONCE = 8
MOST = 40
"""How many addresses of one letter are called."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What an address answered. status: None where nothing came. size: in bytes, as far as was looked."""

    status: int | None
    size: int = 0
    kind: str = ""
    problem: str = ""

    @property
    def answers(self) -> bool:
        return self.status is not None and self.status < 400


def findings(blocks: Sequence[AnyBlock]) -> Iterator[Finding]:
    """What the addresses of a letter answer, where it isn't well."""
    wanted = [(n, url, block) for n, block in enumerate(blocks, start=1) for url in urls_of(block)][:MOST]
    with ThreadPoolExecutor(AT_ONCE) as several:
        answers = list(several.map(look, [url for _n, url, _block in wanted]))
    for (number, url, block), seen in zip(wanted, answers, strict=True):
        if not seen.answers:
            yield Finding(
                "link_dead",
                "mend",
                _("%(url)s doesn’t answer: %(problem)s")
                % {"url": url, "problem": seen.problem or seen.status},
                _("Correct the address, or take it out."),
                number,
            )
        elif isinstance(block, Picture):
            yield from _picture(seen, number)


def pictures(blocks: Sequence[AnyBlock]) -> list[Finding]:
    """What is wrong with the pictures alone: they are looked at before a letter is kept."""
    only = [block if isinstance(block, Picture) else Greeting() for block in blocks]
    return list(findings(only))


def _picture(seen: Seen, number: int) -> Iterator[Finding]:
    if seen.size > TOO_HEAVY:
        yield Finding(
            "picture_too_heavy",
            "refuse",
            _("A picture weighs more than 5 MB: nobody’s phone should load that for a letter."),
            _("Save it smaller, 1,100 pixels wide as JPEG or WebP; mostly that is 100 to 300 KB."),
            number,
        )
    elif seen.size > HEAVY:
        yield Finding(
            "picture_heavy",
            "mend",
            _("A picture weighs %(n)s KB.") % {"n": seen.size // 1000},
            _("Save it smaller, 1,100 pixels wide as JPEG or WebP; mostly that is 100 to 300 KB."),
            number,
        )
    if seen.kind and not seen.kind.startswith("image/"):
        yield Finding(
            "no_picture",
            "mend",
            _("What stands under a picture’s address is no picture but %(kind)s.") % {"kind": seen.kind},
            _("Copy the address of the picture itself, not of the page that shows it."),
            number,
        )


def look(url: str) -> Seen:
    """Ask one address. Doesn't raise for anything that the network does."""
    try:
        to = target(url)
        with closing(pool(to)) as connections:
            answer = connections.urlopen(
                "GET",
                to.path,
                headers={"Host": named(to), "User-Agent": ABOUT_US["User-Agent"]},
                redirect=False,
                retries=False,
                preload_content=False,
                decode_content=False,
                assert_same_host=False,
            )
            kind = answer.headers.get("content-type", "").partition(";")[0].strip()
            told = answer.headers.get("content-length", "")
            size = int(told) if told.isdecimal() else 0
            if kind.startswith("image/") and not size:
                size = len(beginning(answer, most=TOO_HEAVY + 1))
            answer.close()
    except AddressRefused as refused:
        return Seen(None, problem=str(refused))
    except (HTTPError, OSError) as error:
        return Seen(None, problem=said(error))
    return Seen(answer.status, size, kind)
