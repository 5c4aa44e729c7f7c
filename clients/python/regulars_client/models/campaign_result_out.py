from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.campaign_result_out_state import CampaignResultOutState
from ..models.campaign_result_out_timing import CampaignResultOutTiming

if TYPE_CHECKING:
    from ..models.answers_out import AnswersOut
    from ..models.brought_out import BroughtOut
    from ..models.campaign_result_out_left_out import CampaignResultOutLeftOut
    from ..models.trial_out import TrialOut


T = TypeVar("T", bound="CampaignResultOut")


@_attrs_define
class CampaignResultOut:
    """A campaign with what came of it; null where nothing could have.

    Attributes:
        id (str):
        campaign (str):
        state (CampaignResultOutState):
        templates (list[str]):
        channels (list[str]):
        topic (str):
        content (str):
        timing (CampaignResultOutTiming):
        planned_for (datetime.datetime | None):
        started_at (datetime.datetime | None):
        ended_at (datetime.datetime | None):
        meant (int):
        left_alone (int):
        to_come (int):
        waiting (int):
        sent (int):
        not_sent (int):
        left_out (CampaignResultOutLeftOut):
        trial (None | TrialOut):
        brought (BroughtOut | None):
        answers (AnswersOut | None):
    """

    id: str
    campaign: str
    state: CampaignResultOutState
    templates: list[str]
    channels: list[str]
    topic: str
    content: str
    timing: CampaignResultOutTiming
    planned_for: datetime.datetime | None
    started_at: datetime.datetime | None
    ended_at: datetime.datetime | None
    meant: int
    left_alone: int
    to_come: int
    waiting: int
    sent: int
    not_sent: int
    left_out: CampaignResultOutLeftOut
    trial: None | TrialOut
    brought: BroughtOut | None
    answers: AnswersOut | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.answers_out import AnswersOut  # noqa: PLC0415
        from ..models.brought_out import BroughtOut  # noqa: PLC0415
        from ..models.trial_out import TrialOut  # noqa: PLC0415

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

        trial: dict[str, Any] | None
        if isinstance(self.trial, TrialOut):
            trial = self.trial.to_dict()
        else:
            trial = self.trial

        brought: dict[str, Any] | None
        if isinstance(self.brought, BroughtOut):
            brought = self.brought.to_dict()
        else:
            brought = self.brought

        answers: dict[str, Any] | None
        if isinstance(self.answers, AnswersOut):
            answers = self.answers.to_dict()
        else:
            answers = self.answers

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
                "trial": trial,
                "brought": brought,
                "answers": answers,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.answers_out import AnswersOut  # noqa: PLC0415
        from ..models.brought_out import BroughtOut  # noqa: PLC0415
        from ..models.campaign_result_out_left_out import CampaignResultOutLeftOut  # noqa: PLC0415
        from ..models.trial_out import TrialOut  # noqa: PLC0415

        d = dict(src_dict)
        id = d.pop("id")

        campaign = d.pop("campaign")

        state = CampaignResultOutState(d.pop("state"))

        templates = cast(list[str], d.pop("templates"))

        channels = cast(list[str], d.pop("channels"))

        topic = d.pop("topic")

        content = d.pop("content")

        timing = CampaignResultOutTiming(d.pop("timing"))

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

        left_out = CampaignResultOutLeftOut.from_dict(d.pop("left_out"))

        def _parse_trial(data: object) -> None | TrialOut:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                trial_type_0 = TrialOut.from_dict(data)

                return trial_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | TrialOut, data)

        trial = _parse_trial(d.pop("trial"))

        def _parse_brought(data: object) -> BroughtOut | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                brought_type_0 = BroughtOut.from_dict(data)

                return brought_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(BroughtOut | None, data)

        brought = _parse_brought(d.pop("brought"))

        def _parse_answers(data: object) -> AnswersOut | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                answers_type_0 = AnswersOut.from_dict(data)

                return answers_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(AnswersOut | None, data)

        answers = _parse_answers(d.pop("answers"))

        campaign_result_out = cls(
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
            trial=trial,
            brought=brought,
            answers=answers,
        )

        campaign_result_out.additional_properties = d
        return campaign_result_out

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
