from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="DecisionOut")


@_attrs_define
class DecisionOut:
    """A yes or a no to one customer for one play.

    arm: treated, held_out, or '' where it didn't come to that. reason: a word; says: it in a sentence.
    entry_key: which order, product or cart it is about. version: of the play's text.

        Attributes:
            id (str):
            customer_id (str):
            play (str):
            version (int | None):
            decided_at (datetime.datetime):
            arm (str):
            reason (str):
            says (str):
            entry_key (str):
    """

    id: str
    customer_id: str
    play: str
    version: int | None
    decided_at: datetime.datetime
    arm: str
    reason: str
    says: str
    entry_key: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        customer_id = self.customer_id

        play = self.play

        version: int | None
        version = self.version

        decided_at = self.decided_at.isoformat()

        arm = self.arm

        reason = self.reason

        says = self.says

        entry_key = self.entry_key

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "customer_id": customer_id,
                "play": play,
                "version": version,
                "decided_at": decided_at,
                "arm": arm,
                "reason": reason,
                "says": says,
                "entry_key": entry_key,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = d.pop("id")

        customer_id = d.pop("customer_id")

        play = d.pop("play")

        def _parse_version(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        version = _parse_version(d.pop("version"))

        decided_at = datetime.datetime.fromisoformat(d.pop("decided_at"))

        arm = d.pop("arm")

        reason = d.pop("reason")

        says = d.pop("says")

        entry_key = d.pop("entry_key")

        decision_out = cls(
            id=id,
            customer_id=customer_id,
            play=play,
            version=version,
            decided_at=decided_at,
            arm=arm,
            reason=reason,
            says=says,
            entry_key=entry_key,
        )

        decision_out.additional_properties = d
        return decision_out

    @property
    def additional_keys(self) -> list[str]:
        return list(self.additional_properties.keys())

    def __getitem__(self, key: str) -> Any:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties
