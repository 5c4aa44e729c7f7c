"""At which addresses do others' programs and people without an account come to us?"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from django.utils.functional import Promise


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """One kind of address that must be reached from outside.

    path: an example of it, that leads to nobody. headers: without which a call there is worth nothing.
    largest: the longest body that is taken there, in bytes.
    """

    name: str
    label: str | Promise
    path: Callable[[], str]
    method: str = "POST"
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    largest: int = 0


DOORS: tuple[Door, ...] = ()

_doors: list[Door] = []


def fill(doors: Iterable[Door]) -> None:
    """Take every folder's doors."""
    _doors[:] = doors


def doors() -> list[Door]:
    return list(_doors)
