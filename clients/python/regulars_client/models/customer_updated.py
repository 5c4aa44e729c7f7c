from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.person import Person


T = TypeVar("T", bound="CustomerUpdated")


@_attrs_define
class CustomerUpdated:
    """since: when the shop first knew them.

    Attributes:
        name (str):
        occurred_at (datetime.datetime):
        who (Person): Who did it, with what is known of them.
        since (datetime.datetime | None | Unset):
        id (int | str | Unset):  Default: ''.
    """

    name: str
    occurred_at: datetime.datetime
    who: Person
    since: datetime.datetime | None | Unset = UNSET
    id: int | str | Unset = ""

    def to_dict(self) -> dict[str, Any]:

        name = self.name

        occurred_at = self.occurred_at.isoformat()

        who = self.who.to_dict()

        since: None | str | Unset
        if isinstance(self.since, Unset):
            since = UNSET
        elif isinstance(self.since, datetime.datetime):
            since = self.since.isoformat()
        else:
            since = self.since

        id: int | str | Unset
        if isinstance(self.id, Unset):
            id = UNSET
        else:
            id = self.id

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "name": name,
                "occurred_at": occurred_at,
                "who": who,
            }
        )
        if since is not UNSET:
            field_dict["since"] = since
        if id is not UNSET:
            field_dict["id"] = id

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.person import Person  # noqa: PLC0415

        d = dict(src_dict)
        name = d.pop("name")

        occurred_at = datetime.datetime.fromisoformat(d.pop("occurred_at"))

        who = Person.from_dict(d.pop("who"))

        def _parse_since(data: object) -> datetime.datetime | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                since_type_0 = datetime.datetime.fromisoformat(data)

                return since_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None | Unset, data)

        since = _parse_since(d.pop("since", UNSET))

        def _parse_id(data: object) -> int | str | Unset:
            if isinstance(data, Unset):
                return data
            return cast(int | str | Unset, data)

        id = _parse_id(d.pop("id", UNSET))

        customer_updated = cls(
            name=name,
            occurred_at=occurred_at,
            who=who,
            since=since,
            id=id,
        )

        return customer_updated
