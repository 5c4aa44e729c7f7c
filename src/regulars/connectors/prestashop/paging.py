"""Which page of a PrestaShop's list is asked for, and what does it hold?

A whole list goes by id, so that what is made meanwhile comes at the end. What changed goes by the moment of
its change, for the same reason; its position is that moment, and how many of it came before.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, Protocol, TypeVar
from zoneinfo import ZoneInfo

import msgspec

from regulars.commerce.facts import Fact
from regulars.connectors.exchange import Access, Page, Question
from regulars.connectors.prestashop.calls import one_of
from regulars.connectors.prestashop.settings import zone_of
from regulars.connectors.prestashop.shapes import PROBLEMS, moment, read

A_PAGE = 50
NEVER = "2199-12-31 23:59:59"


class Dated(Protocol):
    """What says when it changed."""

    @property
    def date_upd(self) -> str: ...


T = TypeVar("T", bound=Dated)
Says = Callable[[T], Iterable[Fact]]


def query_of(question: Question, *, access: Access) -> dict[str, str]:
    """The query of a list. Moments are those of the shop's clock."""
    if question.ids:
        return one_of("id", question.ids) | {"sort": "[id_ASC]", "limit": f"0,{len(question.ids)}"}
    if question.since:
        begin, skipped = reached(question, zone=zone_of(access))
        return {
            "sort": "[date_upd_ASC,id_ASC]",
            "limit": f"{skipped},{A_PAGE}",
            "filter[date_upd]": f"[{begin},{NEVER}]",
            "date": "1",
        }
    return {"sort": "[id_ASC]", "limit": f"{question.position or 0},{A_PAGE}"}


def reached(question: Question, *, zone: ZoneInfo) -> tuple[str, int]:
    """From when on changes are asked for, and how many of that moment are known."""
    if question.position:
        begin, _bar, skipped = question.position.rpartition("|")
        return begin, int(skipped)
    return on_the_clock(question.since, zone=zone) if question.since else "", 0


def on_the_clock(at: datetime, *, zone: ZoneInfo) -> str:
    """A moment on the shop's own clock; in the hour that comes twice in autumn, an hour before."""
    local = at.astimezone(zone)
    comes_twice = local.replace(fold=0).utcoffset() != local.replace(fold=1).utcoffset()
    return (local - timedelta(hours=comes_twice)).strftime("%Y-%m-%d %H:%M:%S")


def counted(question: Question, found: list[msgspec.Raw], *, access: Access) -> Page:
    """A page without its facts: a full one may be followed by another."""
    if len(found) < A_PAGE or question.ids:
        return Page(things=len(found))
    if not question.since:
        return Page(things=len(found), next=str(int(question.position or 0) + len(found)))
    begin, skipped = reached(question, zone=zone_of(access))
    moments = [told(thing, "date_upd") for thing in found]
    same = moments.count(moments[-1]) + (skipped if moments[-1] == begin else 0)
    return Page(things=len(found), next=f"{moments[-1]}|{same}")


def read_page(
    question: Question, found: list[msgspec.Raw], shape: type[T], *, by: Says[T], access: Access
) -> Page:
    """A page with its facts."""
    return with_facts(counted(question, found, access=access), found, shape, by=by, access=access)


def with_facts(
    page: Page, found: Iterable[msgspec.Raw], shape: type[T], *, by: Says[T], access: Access
) -> Page:
    """The facts of things; one that can't be read keeps back no other."""
    facts: list[Fact] = []
    problems: list[str] = []
    moments: list[datetime] = []
    for thing in found:
        try:
            one = read(bytes(thing), shape)
            facts += by(one)
            moments.append(moment(one.date_upd, zone=zone_of(access)))
        except PROBLEMS as problem:
            problems.append(f"{told(thing, 'id')}: {problem}")
    return replace(page, facts=tuple(facts), problems=tuple(problems), latest=max(moments, default=None))


def together(page: Page, more: Page) -> Page:
    """A page with the facts of another."""
    return replace(page, facts=(*page.facts, *more.facts), problems=(*page.problems, *more.problems))


def told(thing: msgspec.Raw, name: str) -> str:
    """A field of a thing, as far as it has one."""
    try:
        whole: Any = msgspec.json.decode(thing)
        return str(whole[name])
    except (msgspec.DecodeError, KeyError, TypeError, RecursionError):
        return "?"
