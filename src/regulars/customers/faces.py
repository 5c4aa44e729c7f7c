"""What are these customers called?"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext

from regulars.sql import statement

FACES = statement(__file__, "faces")


@dataclass(frozen=True, slots=True)
class Face:
    """What one may say of who somebody is. name, email: '' where unknown, or not for this reader."""

    id: int
    name: str = ""
    email: str = ""

    @property
    def called(self) -> str:
        """Their name, else their address, else their number here."""
        return self.name or self.email or gettext("Person %(number)s") % {"number": self.id}

    @property
    def below(self) -> str:
        """The address, where it isn't what they are called by."""
        return self.email if self.name else ""


def faces(customers: Iterable[int], *, names: bool) -> dict[int, Face]:
    """The faces of canonical customers; without names where the reader may not see them."""
    asked = list(customers)
    if not names or not asked:
        return {customer: Face(customer) for customer in asked}
    return {row[0]: Face(*row) for row in FACES.rows(customers=asked)}
