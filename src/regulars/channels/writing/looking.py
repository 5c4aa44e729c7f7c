"""Do a letter's links answer, and how heavy are its pictures?

Whoever writes a letter types addresses: they are called as web/outward calls such, public ones only, and no
redirect is followed.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass

from django.utils.translation import gettext as _
from urllib3.exceptions import HTTPError

from regulars.channels.pictures.queries import known
from regulars.channels.writing.blocks import AnyBlock, Greeting, Picture
from regulars.channels.writing.lint import Finding, urls_of
from regulars.web.outward.address import AddressRefused, is_local_install, target
from regulars.web.outward.call import ABOUT_US, beginning, named, pool, said

HEAVY = 1_000_000
TOO_HEAVY = 5_000_000
"""Bytes. A letter is read on the way, by a phone that pays for them."""
AT_ONCE = 8
MOST = 40
"""How many addresses of one letter are called."""


GONE = (404, 410)


@dataclass(frozen=True, slots=True)
class Seen:
    """What an address answered. status: None where nothing came. size: in bytes, as far as was looked.

    refused: nobody outside can reach it, whatever the network does today.
    """

    status: int | None
    size: int = 0
    kind: str = ""
    problem: str = ""
    refused: bool = False

    @property
    def answers(self) -> bool:
        return self.status is not None and self.status < 400

    @property
    def is_gone(self) -> bool:
        """Whether it leads nowhere, for everybody and not just for programs or just now."""
        return self.refused or self.status in GONE


def looked(blocks: Iterable[AnyBlock]) -> dict[str, Seen]:
    """What the addresses of the web in these blocks answer, each called once, several at a time."""
    callable_here = (url for block in blocks for url in urls_of(block) if url_can_be_called(url))
    urls = list(dict.fromkeys(callable_here))[:MOST]
    ours = {url: Seen(200, found.size, f"image/{found.kind}") for url in urls if (found := known(url))}
    others = [url for url in urls if url not in ours]
    with ThreadPoolExecutor(AT_ONCE) as several:
        return ours | dict(zip(others, several.map(look, others), strict=True))


def url_can_be_called(url: str) -> bool:
    """What isn't encrypted is only called on a developer's machine; lint says so by itself."""
    return url.startswith("https:") or is_local_install()


def findings(blocks: Sequence[AnyBlock], *, seen: Mapping[str, Seen] | None = None) -> Iterator[Finding]:
    """What the addresses of a letter answer, where it isn't well. seen: what was looked at already."""
    answers = looked(blocks) if seen is None else seen
    for number, block in enumerate(blocks, start=1):
        for url in urls_of(block):
            if found := answers.get(url):
                yield from _dead(url, found, number)
                if found.answers and isinstance(block, Picture):
                    yield from _picture(found, number)


def _dead(url: str, seen: Seen, number: int) -> Iterator[Finding]:
    told = {"url": url, "problem": seen.problem or seen.status}
    if seen.is_gone:
        yield Finding(
            "link_dead",
            "refuse",
            _("%(url)s leads nowhere: %(problem)s") % told,
            _("Correct the address, or take it out."),
            number,
        )
    elif not seen.answers:
        yield Finding(
            "link_silent",
            "mend",
            _("%(url)s doesn’t answer: %(problem)s") % told,
            _("Open it yourself: some sites answer people and not programs. If it is down, wait."),
            number,
        )


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
            "refuse",
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
        return Seen(None, problem=str(refused), refused=True)
    except (HTTPError, OSError) as error:
        return Seen(None, problem=said(error))
    return Seen(answer.status, size, kind)
