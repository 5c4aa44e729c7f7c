"""How does somebody wish to be written to, beside what they allow?"""

from datetime import datetime

import msgspec


class Preferences(msgspec.Struct, frozen=True, kw_only=True):
    """All of it at once: a statement replaces the one before.

    channel: the one they like best, '' of none. most, within_days: at most so many messages in so many days.
    paused_until: no offers before. topics_left: what they don't want to read about, by the topics' slugs.
    """

    channel: str = ""
    most: int | None = None
    within_days: int | None = None
    paused_until: datetime | None = None
    topics_left: tuple[str, ...] = ()
