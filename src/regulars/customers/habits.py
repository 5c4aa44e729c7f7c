"""What does somebody usually choose, by what they chose lately, unless they said what they like?

What was chosen long ago weighs less: half after half a year, nothing after two. Fewer than three choices
tell nothing, nor do choices of which none weighs more than all others together.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from regulars.customers.attributes import Source
from regulars.sql import Statement

DELIVERY, PAYMENT, CHANNEL = "preferred_delivery", "preferred_payment", "preferred_channel"
SAYABLE = (DELIVERY, PAYMENT, CHANNEL)
LEAST = 3
HALF_LIFE_SECONDS = 182 * 86_400

SAID = """
    SELECT a.chosen[1] FROM customer_answer a
    WHERE a.customer_id IN {members} AND a.question = '{name}' AND a.said_at <= %(at)s::timestamptz
    ORDER BY a.said_at DESC, a.id DESC
    LIMIT 1
"""
USUAL = """(
    SELECT said.value AS said, usual.value AS usual, usual.times, usual.of_all,
        coalesce(said.value, usual.value) AS value
    FROM (SELECT) AS one
    LEFT JOIN LATERAL ({said}) AS said (value) ON true
    LEFT JOIN LATERAL (
        SELECT value, times, of_all
        FROM (
            SELECT value, count(*) AS times, sum(count(*)) OVER () AS of_all, sum(weight) AS weight,
                sum(sum(weight)) OVER () AS weights
            FROM (
                SELECT o.value,
                    power(0.5, extract(epoch FROM %(at)s::timestamptz - o.chosen_at) / {half_life}) AS weight
                FROM ({chosen}) AS o (value, chosen_at)
                WHERE o.value <> '' AND o.chosen_at <= %(at)s::timestamptz
                    AND o.chosen_at > %(at)s::timestamptz - interval '2 years'
            ) AS weighed
            GROUP BY value
        ) AS counted
        WHERE of_all >= {least} AND weight * 2 > weights
    ) AS usual ON true
)"""


@dataclass(frozen=True, slots=True)
class Habit:
    """What somebody likes. said: by themselves. usual: as they mostly chose, so many of all; else ''."""

    said: str
    usual: str
    times: int
    of_all: int


def usual(name: str, *, chosen: str, said: str = "") -> Source:
    """Rows with what somebody said, else what they usually choose.

    name: alias, and the question under which it is kept what they said. chosen: a select of value and moment
    that names all who count as the customer as `{members}`. said: in place of the answers, a select of one.
    """
    sql = USUAL.format(
        said=said or SAID.format(name=name, members="{members}"),
        chosen=chosen,
        half_life=HALF_LIFE_SECONDS,
        least=LEAST,
    )
    return Source(name=name, sql=sql, lateral=True)


def habits(customer: int, sources: Sequence[Source], *, at: datetime) -> dict[str, Habit]:
    """What a canonical customer likes, by the sources' names."""
    columns = ", ".join(f"{s.name}.said, {s.name}.usual, {s.name}.times, {s.name}.of_all" for s in sources)
    joins = "\n".join(source.join(customer="c.id") for source in sources)
    found = Statement(f"SELECT {columns} FROM customer c {joins} WHERE c.id = %(customer)s")  # noqa: S608 our own words
    ((*told,),) = found.rows(customer=customer, at=at)
    return {
        source.name: Habit(said or "", value or "", int(times or 0), int(of_all or 0))
        for source, (said, value, times, of_all) in zip(
            sources, zip(*[iter(told)] * 4, strict=True), strict=True
        )
    }


def seen(chosen: str, members: Sequence[int], *, at: datetime) -> list[str]:
    """All that somebody ever chose, the latest first. chosen: as of `usual`."""
    theirs = chosen.replace("{members}", "(SELECT unnest(%(members)s::bigint[]))")
    found = Statement(
        f"SELECT value FROM ({theirs}) AS o (value, chosen_at)"  # noqa: S608 our own words
        " WHERE value <> '' AND chosen_at <= %(at)s::timestamptz GROUP BY value ORDER BY max(chosen_at) DESC"
    )
    return [value for (value,) in found.rows(members=list(members), at=at)]
