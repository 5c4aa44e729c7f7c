from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.checked_out import CheckedOut


T = TypeVar("T", bound="WhyOut")


@_attrs_define
class WhyOut:
    """Why somebody is, or isn't, in a play. said: in a sentence. decided_at: null without a decision.

    Attributes:
        play (str):
        said (str):
        decided_at (datetime.datetime | None):
        reason (str):
        arm (str):
        audience (list[CheckedOut]):
    """

    play: str
    said: str
    decided_at: datetime.datetime | None
    reason: str
    arm: str
    audience: list[CheckedOut]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:

        play = self.play

        said = self.said

        decided_at: None | str
        if isinstance(self.decided_at, datetime.datetime):
            decided_at = self.decided_at.isoformat()
        else:
            decided_at = self.decided_at

        reason = self.reason

        arm = self.arm

        audience = []
        for audience_item_data in self.audience:
            audience_item = audience_item_data.to_dict()
            audience.append(audience_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "play": play,
                "said": said,
                "decided_at": decided_at,
                "reason": reason,
                "arm": arm,
                "audience": audience,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.checked_out import CheckedOut  # noqa: PLC0415

        d = dict(src_dict)
        play = d.pop("play")

        said = d.pop("said")

        def _parse_decided_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                decided_at_type_0 = datetime.datetime.fromisoformat(data)

                return decided_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        decided_at = _parse_decided_at(d.pop("decided_at"))

        reason = d.pop("reason")

        arm = d.pop("arm")

        audience = []
        _audience = d.pop("audience")
        for audience_item_data in _audience:
            audience_item = CheckedOut.from_dict(audience_item_data)

            audience.append(audience_item)

        why_out = cls(
            play=play,
            said=said,
            decided_at=decided_at,
            reason=reason,
            arm=arm,
            audience=audience,
        )

        why_out.additional_properties = d
        return why_out

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
