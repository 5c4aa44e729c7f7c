from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.consent import Consent
    from ..models.person import Person


T = TypeVar("T", bound="ConsentSaid")


@_attrs_define
class ConsentSaid:
    """consent.given and consent.withdrawn.

    Attributes:
        name (str):
        occurred_at (datetime.datetime):
        who (Person): Who did it, with what is known of them.
        consent (Consent): how: where it was said (form, checkout, ...). wording: what was shown. evidence: further
            proof.
        id (int | str | Unset):  Default: ''.
    """

    name: str
    occurred_at: datetime.datetime
    who: Person
    consent: Consent
    id: int | str | Unset = ""

    def to_dict(self) -> dict[str, Any]:

        name = self.name

        occurred_at = self.occurred_at.isoformat()

        who = self.who.to_dict()

        consent = self.consent.to_dict()

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
                "consent": consent,
            }
        )
        if id is not UNSET:
            field_dict["id"] = id

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.consent import Consent  # noqa: PLC0415
        from ..models.person import Person  # noqa: PLC0415

        d = dict(src_dict)
        name = d.pop("name")

        occurred_at = datetime.datetime.fromisoformat(d.pop("occurred_at"))

        who = Person.from_dict(d.pop("who"))

        consent = Consent.from_dict(d.pop("consent"))

        def _parse_id(data: object) -> int | str | Unset:
            if isinstance(data, Unset):
                return data
            return cast(int | str | Unset, data)

        id = _parse_id(d.pop("id", UNSET))

        consent_said = cls(
            name=name,
            occurred_at=occurred_at,
            who=who,
            consent=consent,
            id=id,
        )

        return consent_said
