from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.campaign_out_state import CampaignOutState
from ..models.campaign_out_timing import CampaignOutTiming

if TYPE_CHECKING:
    from ..models.campaign_out_left_out import CampaignOutLeftOut


T = TypeVar("T", bound="CampaignOut")


@_attrs_define
class CampaignOut:
    """One message to many, and how far it is.

    planned_for: when it goes out, by the clock that `timing` names; null: as soon as it was started. meant:
    people who get it or are left alone; left_alone: those who get nothing; left_out: those whom it means and
    can't reach, by reason. to_come: whose moment isn't there yet; waiting: in the outbox.

        Attributes:
            id (str):
            campaign (str):
            state (CampaignOutState):
            templates (list[str]):
            channels (list[str]):
            topic (str):
            content (str):
            timing (CampaignOutTiming):
            planned_for (datetime.datetime | None):
            started_at (datetime.datetime | None):
            ended_at (datetime.datetime | None):
            meant (int):
            left_alone (int):
            to_come (int):
            waiting (int):
            sent (int):
            not_sent (int):
            left_out (CampaignOutLeftOut):
    """

    id: str
    campaign: str
    state: CampaignOutState
    templates: list[str]
    channels: list[str]
    topic: str
    content: str
    timing: CampaignOutTiming
    planned_for: datetime.datetime | None
    started_at: datetime.datetime | None
    ended_at: datetime.datetime | None
    meant: int
    left_alone: int
    to_come: int
    waiting: int
    sent: int
    not_sent: int
    left_out: CampaignOutLeftOut
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:

        id = self.id

        campaign = self.campaign

        state = self.state.value

        templates = self.templates

        channels = self.channels

        topic = self.topic

        content = self.content

        timing = self.timing.value

        planned_for: None | str
        if isinstance(self.planned_for, datetime.datetime):
            planned_for = self.planned_for.isoformat()
        else:
            planned_for = self.planned_for

        started_at: None | str
        if isinstance(self.started_at, datetime.datetime):
            started_at = self.started_at.isoformat()
        else:
            started_at = self.started_at

        ended_at: None | str
        if isinstance(self.ended_at, datetime.datetime):
            ended_at = self.ended_at.isoformat()
        else:
            ended_at = self.ended_at

        meant = self.meant

        left_alone = self.left_alone

        to_come = self.to_come

        waiting = self.waiting

        sent = self.sent

        not_sent = self.not_sent

        left_out = self.left_out.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "campaign": campaign,
                "state": state,
                "templates": templates,
                "channels": channels,
                "topic": topic,
                "content": content,
                "timing": timing,
                "planned_for": planned_for,
                "started_at": started_at,
                "ended_at": ended_at,
                "meant": meant,
                "left_alone": left_alone,
                "to_come": to_come,
                "waiting": waiting,
                "sent": sent,
                "not_sent": not_sent,
                "left_out": left_out,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.campaign_out_left_out import CampaignOutLeftOut  # noqa: PLC0415

        d = dict(src_dict)
        id = d.pop("id")

        campaign = d.pop("campaign")

        state = CampaignOutState(d.pop("state"))

        templates = cast(list[str], d.pop("templates"))

        channels = cast(list[str], d.pop("channels"))

        topic = d.pop("topic")

        content = d.pop("content")

        timing = CampaignOutTiming(d.pop("timing"))

        def _parse_planned_for(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                planned_for_type_0 = datetime.datetime.fromisoformat(data)

                return planned_for_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        planned_for = _parse_planned_for(d.pop("planned_for"))

        def _parse_started_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                started_at_type_0 = datetime.datetime.fromisoformat(data)

                return started_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        started_at = _parse_started_at(d.pop("started_at"))

        def _parse_ended_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                ended_at_type_0 = datetime.datetime.fromisoformat(data)

                return ended_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        ended_at = _parse_ended_at(d.pop("ended_at"))

        meant = d.pop("meant")

        left_alone = d.pop("left_alone")

        to_come = d.pop("to_come")

        waiting = d.pop("waiting")

        sent = d.pop("sent")

        not_sent = d.pop("not_sent")

        left_out = CampaignOutLeftOut.from_dict(d.pop("left_out"))

        campaign_out = cls(
            id=id,
            campaign=campaign,
            state=state,
            templates=templates,
            channels=channels,
            topic=topic,
            content=content,
            timing=timing,
            planned_for=planned_for,
            started_at=started_at,
            ended_at=ended_at,
            meant=meant,
            left_alone=left_alone,
            to_come=to_come,
            waiting=waiting,
            sent=sent,
            not_sent=not_sent,
            left_out=left_out,
        )

        campaign_out.additional_properties = d
        return campaign_out

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
