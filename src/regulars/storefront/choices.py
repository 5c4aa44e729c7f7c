"""What did the owner choose for each shop's page?"""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import ClassVar

from regulars.channels.visits import Recognising, host_of
from regulars.web import stored


@dataclass(frozen=True)
class Unasked:
    """The shops, by ids, whose visitors aren't asked first: where the law is content with an objection."""

    KEY: ClassVar[str] = "pages_unasked"

    shops: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """Of one shop's page.

    asks: nothing happens before the visitor allows it. recognises: links in mails say who comes by them.
    """

    asks: bool = True
    recognises: bool = False


def of_shop(shop_id: int, *, url: str) -> Choices:
    return Choices(
        asks=shop_id not in stored.load(Unasked).shops,
        recognises=host_of(url) in stored.load(Recognising).hosts,
    )


def choose(choices: Choices, *, shop_id: int, url: str, at: datetime) -> None:
    """Keep what was chosen. url: the shop's address; without one no link can be known as the shop's."""
    unasked, recognising = stored.load(Unasked), stored.load(Recognising)
    shops = {*unasked.shops} - {shop_id} | (set() if choices.asks else {shop_id})
    host = host_of(url)
    hosts = {*recognising.hosts} - {host} | ({host} if choices.recognises and host else set())
    stored.save(replace(unasked, shops=tuple(sorted(shops))), at=at)
    stored.save(replace(recognising, hosts=tuple(sorted(hosts))), at=at)
