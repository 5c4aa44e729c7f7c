"""How does a store say what it writes about?

Actions: a topic is known by its slug, by which people leave it; off the list, nobody is asked about it.
"""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.text import slugify

from regulars.customers.choices.models import Topic
from regulars.customers.events import TopicRetired, TopicSet
from regulars.events.log import NewEvent, record

SLUG = 40


def set_topic(
    slug: str, *, names: Mapping[str, str], says: Mapping[str, str], position: int, actor: str, at: datetime
) -> str:
    """Keep a topic, also one that was taken off the list; its slug, made of its first name where '' is given.

    names, says: by language; at least one name.
    """
    with transaction.atomic():
        known = slug or _free(next(iter(names.values())))
        values = {"names": dict(names), "says": dict(says), "position": position, "retired_at": None}
        Topic.objects.update_or_create(slug=known, defaults=values)
        _record(TopicSet(slug=known), actor=actor, at=at)
    return known


def retire(slug: str, *, actor: str, at: datetime) -> bool:
    """Ask nobody about a topic any more; False where that is so already. Who left it stays out of it."""
    with transaction.atomic():
        retired = Topic.objects.filter(slug=slug, retired_at=None).update(retired_at=at)
        if retired:
            _record(TopicRetired(slug=slug), actor=actor, at=at)
    return bool(retired)


def _free(name: str) -> str:
    """A slug of this name that nothing has: `news`, `news-2`. Names of other scripts are numbered topics."""
    stem = slugify(name)[:SLUG] or "topic"
    taken = set(Topic.objects.filter(slug__startswith=stem).values_list("slug", flat=True))
    if stem not in taken:
        return stem
    return next(free for n in range(2, len(taken) + 3) if (free := f"{stem}-{n}") not in taken)


def _record(payload: TopicSet | TopicRetired, *, actor: str, at: datetime) -> None:
    key = f"topic:{payload.slug}:{type(payload).__name__}:{at.isoformat()}"
    record(NewEvent(payload=payload, key=key, occurred_at=at, actor=actor), at=at)
