"""What can be done with pictures: hand one in, and forget those that stand in no letter?"""

from datetime import datetime, timedelta
from hashlib import blake2b

from django.db import transaction

from regulars.channels.actions import Who, actor
from regulars.channels.pictures import queries
from regulars.channels.pictures.models import Picture
from regulars.channels.pictures.sizing import sized
from regulars.sql import statement
from regulars.web import audit

FORGET = statement(__file__, "forget_unused")
UNUSED_FOR = timedelta(days=30)
"""How long a picture is kept that was never saved with a letter: somebody may still be writing it."""


def keep(data: bytes, *, who: Who, at: datetime) -> str:
    """Keep a picture as letters carry it; its address. Raises sizing.TooHeavy and sizing.NotAPicture."""
    made = sized(data)
    digest = blake2b(made.body, digest_size=16).hexdigest()
    with transaction.atomic():
        _, is_new = Picture.objects.get_or_create(
            digest=digest,
            defaults={
                "kind": made.kind,
                "width": made.width,
                "height": made.height,
                "body": made.body,
                "made_at": at,
                "made_by": actor(who),
            },
        )
        if is_new:
            audit.note(who, "picture.kept", kind="picture", id=digest)
    return queries.url_of(digest, kind=made.kind)


def forget_unused(*, at: datetime) -> int:
    """Forget pictures that stand in no edition, no kept message and no setting; how many."""
    return FORGET.run(before=at - UNUSED_FOR)
