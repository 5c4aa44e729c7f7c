"""On which channel does each of these people like best to be written to?"""

from collections.abc import Collection, Iterable

from regulars.sql import statement

PREFERRED = statement(__file__, "preferred")


def preferred(people: Collection[int]) -> dict[int, str]:
    """The channel that each one said they like best; who said none isn't in it."""
    return dict(PREFERRED.rows(people=sorted(people))) if people else {}


def liked_first(channels: Iterable[str], *, liked: str) -> list[str]:
    """The channels in their order, but for the one that somebody likes best."""
    return sorted(channels, key=lambda name: name != liked)
