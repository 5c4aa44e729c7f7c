from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="MessageOut")


@_attrs_define
class MessageOut:
    """One message; state: planned, claimed, handed_over, accepted, unknown, failed or skipped.

    Attributes:
        id (str):
        customer_id (str):
        play (str):
        channel (str):
        template (str):
        purpose (str):
        state (str):
        reason (str):
        planned_at (datetime.datetime):
        not_before (datetime.datetime):
        handed_at (datetime.datetime | None):
        message_id (str):
        subject (str):
    """

    id: str
    customer_id: str
    play: str
    channel: str
    template: str
    purpose: str
    state: str
    reason: str
    planned_at: datetime.datetime
    not_before: datetime.datetime
    handed_at: datetime.datetime | None
    message_id: str
    subject: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        customer_id = self.customer_id

        play = self.play

        channel = self.channel

        template = self.template

        purpose = self.purpose

        state = self.state

        reason = self.reason

        planned_at = self.planned_at.isoformat()

        not_before = self.not_before.isoformat()

        handed_at: None | str
        if isinstance(self.handed_at, datetime.datetime):
            handed_at = self.handed_at.isoformat()
        else:
            handed_at = self.handed_at

        message_id = self.message_id

        subject = self.subject

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "customer_id": customer_id,
                "play": play,
                "channel": channel,
                "template": template,
                "purpose": purpose,
                "state": state,
                "reason": reason,
                "planned_at": planned_at,
                "not_before": not_before,
                "handed_at": handed_at,
                "message_id": message_id,
                "subject": subject,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = d.pop("id")

        customer_id = d.pop("customer_id")

        play = d.pop("play")

        channel = d.pop("channel")

        template = d.pop("template")

        purpose = d.pop("purpose")

        state = d.pop("state")

        reason = d.pop("reason")

        planned_at = datetime.datetime.fromisoformat(d.pop("planned_at"))

        not_before = datetime.datetime.fromisoformat(d.pop("not_before"))

        def _parse_handed_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                handed_at_type_0 = datetime.datetime.fromisoformat(data)

                return handed_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        handed_at = _parse_handed_at(d.pop("handed_at"))

        message_id = d.pop("message_id")

        subject = d.pop("subject")

        message_out = cls(
            id=id,
            customer_id=customer_id,
            play=play,
            channel=channel,
            template=template,
            purpose=purpose,
            state=state,
            reason=reason,
            planned_at=planned_at,
            not_before=not_before,
            handed_at=handed_at,
            message_id=message_id,
            subject=subject,
        )

        message_out.additional_properties = d
        return message_out

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
