"""How is the next step made ready while the database writes this one?"""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

T = TypeVar("T")


def ahead(makers: Iterable[Callable[[], Iterable[T]]]) -> Iterator[list[T]]:
    """What each maker makes, as lists in their order; always one is made ahead, in a thread of its own.

    The makers must not touch the database: its connection belongs to the caller's thread.
    """
    with ThreadPoolExecutor(max_workers=1, thread_name_prefix="ahead") as pool:
        waiting = None
        for make in makers:
            following = pool.submit(lambda maker=make: list(maker()))  # type: ignore[misc]
            if waiting is not None:
                yield waiting.result()
            waiting = following
        if waiting is not None:
            yield waiting.result()
