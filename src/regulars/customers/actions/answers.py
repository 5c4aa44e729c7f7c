"""How is it kept what somebody answered?

An action: an answer that differs from the last one is a row and an event; the event doesn't say what it is,
since it outlasts the person.
"""

from collections.abc import Sequence
from datetime import datetime

import msgspec
from django.db import transaction

from regulars.customers.events import QuestionAnswered
from regulars.events.log import NewEvent, record_many
from regulars.sql import recordset, statement

ANSWER = statement(__file__, "answer")


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """An answer to a question. chosen: none where they take it back. wording: as it was asked."""

    question: str
    chosen: tuple[str, ...]
    wording: str = ""


def answer(
    customer_id: int, said: Sequence[Said], *, how: str, actor: str, at: datetime, anew: bool = True
) -> int:
    """Keep somebody's answers; how many are news. Of who was erased nothing is kept.

    anew: whether they may take the place of earlier ones; else only what wasn't answered yet is kept.
    """
    with transaction.atomic():
        rows = ANSWER.rows(customer_id=customer_id, answers=recordset(list(said)), how=how, anew=anew, at=at)
        news = [
            NewEvent(
                payload=QuestionAnswered(question=question, how=how),
                key=f"answer:{row_id}",
                occurred_at=at,
                actor=actor,
                customer_id=customer_id,
            )
            for row_id, question in rows
        ]
        record_many(news, at=at)
    return len(rows)
