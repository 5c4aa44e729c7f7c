from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.by_arm import ByArm
    from ..models.goal_out import GoalOut
    from ..models.money_out import MoneyOut


T = TypeVar("T", bound="ResultOut")


@_attrs_define
class ResultOut:
    """What a play brought, all who were assigned compared with those who were left alone.

    measured: those for whom the goal's time is over. told: whether the money's effect is surely not nothing;
    more_people, weeks_left: about how many and how long until it is, as things stand.

        Attributes:
            since (datetime.datetime | None):
            assigned (ByArm): People who get the play's messages, and people who are left alone.
            measured (ByArm): People who get the play's messages, and people who are left alone.
            goal (GoalOut): Shares of people who reached the goal, and their difference. low, high: where it surely lies.
            money (MoneyOut): Difference per assigned person, in minor units. low, high: null while it is too early to say.
            told (bool):
            more_people (int | None):
            weeks_left (int | None):
    """

    since: datetime.datetime | None
    assigned: ByArm
    measured: ByArm
    goal: GoalOut
    money: MoneyOut
    told: bool
    more_people: int | None
    weeks_left: int | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:

        since: None | str
        if isinstance(self.since, datetime.datetime):
            since = self.since.isoformat()
        else:
            since = self.since

        assigned = self.assigned.to_dict()

        measured = self.measured.to_dict()

        goal = self.goal.to_dict()

        money = self.money.to_dict()

        told = self.told

        more_people: int | None
        more_people = self.more_people

        weeks_left: int | None
        weeks_left = self.weeks_left

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "since": since,
                "assigned": assigned,
                "measured": measured,
                "goal": goal,
                "money": money,
                "told": told,
                "more_people": more_people,
                "weeks_left": weeks_left,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.by_arm import ByArm  # noqa: PLC0415
        from ..models.goal_out import GoalOut  # noqa: PLC0415
        from ..models.money_out import MoneyOut  # noqa: PLC0415

        d = dict(src_dict)

        def _parse_since(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                since_type_0 = datetime.datetime.fromisoformat(data)

                return since_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        since = _parse_since(d.pop("since"))

        assigned = ByArm.from_dict(d.pop("assigned"))

        measured = ByArm.from_dict(d.pop("measured"))

        goal = GoalOut.from_dict(d.pop("goal"))

        money = MoneyOut.from_dict(d.pop("money"))

        told = d.pop("told")

        def _parse_more_people(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        more_people = _parse_more_people(d.pop("more_people"))

        def _parse_weeks_left(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        weeks_left = _parse_weeks_left(d.pop("weeks_left"))

        result_out = cls(
            since=since,
            assigned=assigned,
            measured=measured,
            goal=goal,
            money=money,
            told=told,
            more_people=more_people,
            weeks_left=weeks_left,
        )

        result_out.additional_properties = d
        return result_out

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
