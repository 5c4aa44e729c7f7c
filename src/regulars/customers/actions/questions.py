"""How does a store say what it asks people?

Actions: a question is known by its slug, under which each answer is kept and audiences ask for it.
"""

from collections.abc import Sequence
from datetime import datetime

import msgspec
from django.db import transaction
from django.utils.text import slugify

from regulars.customers.choices.models import Question
from regulars.customers.events import QuestionRetired, QuestionSet
from regulars.customers.habits import SAYABLE
from regulars.customers.questions import Asking
from regulars.events.log import NewEvent, record

SLUG = 24


def set_question(asking: Asking, *, position: int, actor: str, at: datetime) -> str:
    """Keep a question, also one that nobody was asked any more; its slug, of its words where '' is given."""
    with transaction.atomic():
        known = asking.slug or _free(next(iter(asking.asks.values())))
        values = {
            "kind": asking.kind,
            "asks": asking.asks,
            "answers": msgspec.to_builtins(asking.answers),
            "position": position,
            "retired_at": None,
        }
        Question.objects.update_or_create(slug=known, defaults=values)
        _record(QuestionSet(slug=known), actor=actor, at=at)
    return known


def retire(slug: str, *, actor: str, at: datetime) -> bool:
    """Ask nobody any more; False where that is so already. What was answered stays known."""
    with transaction.atomic():
        retired = Question.objects.filter(slug=slug, retired_at=None).update(retired_at=at)
        if retired:
            _record(QuestionRetired(slug=slug), actor=actor, at=at)
    return bool(retired)


def _free(words: str) -> str:
    """A slug of these words that nothing has; questions in other scripts are numbered."""
    stem = slugify(words).replace("-", "_")[:SLUG].strip("_") or "question"
    taken = {*SAYABLE, *_slugs(stem)}
    if stem not in taken:
        return stem
    return next(free for n in range(2, len(taken) + 3) if (free := f"{stem}_{n}") not in taken)


def _slugs(stem: str) -> Sequence[str]:
    return list(Question.objects.filter(slug__startswith=stem).values_list("slug", flat=True))


def _record(payload: QuestionSet | QuestionRetired, *, actor: str, at: datetime) -> None:
    key = f"question:{payload.slug}:{type(payload).__name__}:{at.isoformat()}"
    record(NewEvent(payload=payload, key=key, occurred_at=at, actor=actor), at=at)
