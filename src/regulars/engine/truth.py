"""Does an expression hold, given its leaves, and which of them keep it from holding?

Pure, and three-valued as in SQL: what isn't known neither holds nor fails.
"""

from collections.abc import Iterator, Mapping

from regulars.engine.expression import Every, Expression, Leaf, Not, Some, leaves

Holds = Mapping[Leaf, bool | None]


def truth(expression: Expression, *, holds: Holds) -> bool | None:
    """Whether an expression holds, by its leaves; None when that isn't known."""
    match expression:
        case Not(part):
            inner = truth(part, holds=holds)
            return None if inner is None else not inner
        case Every(parts):
            found = {truth(part, holds=holds) for part in parts}
            return False if False in found else None if None in found else True
        case Some(parts):
            found = {truth(part, holds=holds) for part in parts}
            return True if True in found else None if None in found else False
        case _:
            return holds[expression]


def blockers(expression: Expression, *, holds: Holds) -> Iterator[Leaf]:
    """The leaves because of which an expression doesn't hold; none when it does."""
    if truth(expression, holds=holds) is True:
        return
    match expression:
        case Every(parts) | Some(parts):
            for part in parts:
                yield from blockers(part, holds=holds)
        case Not(part):
            yield from leaves(part)
        case _:
            yield expression
