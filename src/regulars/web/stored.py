"""What did the owner choose? Settings with types: one dataclass, one row."""

from datetime import datetime
from typing import Any, ClassVar, Protocol, TypeVar

import msgspec

from regulars.web.models import Setting


class Stored(Protocol):
    """A frozen dataclass whose fields all have defaults; KEY names its row."""

    KEY: ClassVar[str]
    __dataclass_fields__: ClassVar[dict[str, Any]]


T = TypeVar("T", bound=Stored)


def load(kind: type[T]) -> T:
    """The settings as they are; defaults where nothing was chosen, and for fields that came later."""
    row = Setting.objects.filter(key=kind.KEY).first()
    return msgspec.convert(row.value, kind) if row else kind()


def save(value: Stored, *, at: datetime) -> None:
    """Keep these settings."""
    Setting.objects.update_or_create(
        key=value.KEY, defaults={"value": msgspec.to_builtins(value), "changed_at": at}
    )
