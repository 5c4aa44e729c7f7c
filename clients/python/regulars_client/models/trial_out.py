from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.trial_out_judged_by import TrialOutJudgedBy
from ..models.trial_out_winner import TrialOutWinner

if TYPE_CHECKING:
    from ..models.tried_out import TriedOut


T = TypeVar("T", bound="TrialOut")


@_attrs_define
class TrialOut:
    """Some try two messages first; the others get the better one.

    winner: a or b; '' until it is decided, at `decided_at`. is_sure: surely better, not only ahead.

        Attributes:
            judged_by (TrialOutJudgedBy):
            winner (TrialOutWinner):
            decided_at (datetime.datetime | None):
            is_sure (bool):
            a (None | TriedOut):
            b (None | TriedOut):
    """

    judged_by: TrialOutJudgedBy
    winner: TrialOutWinner
    decided_at: datetime.datetime | None
    is_sure: bool
    a: None | TriedOut
    b: None | TriedOut
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.tried_out import TriedOut  # noqa: PLC0415

        judged_by = self.judged_by.value

        winner = self.winner.value

        decided_at: None | str
        if isinstance(self.decided_at, datetime.datetime):
            decided_at = self.decided_at.isoformat()
        else:
            decided_at = self.decided_at

        is_sure = self.is_sure

        a: dict[str, Any] | None
        if isinstance(self.a, TriedOut):
            a = self.a.to_dict()
        else:
            a = self.a

        b: dict[str, Any] | None
        if isinstance(self.b, TriedOut):
            b = self.b.to_dict()
        else:
            b = self.b

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "judged_by": judged_by,
                "winner": winner,
                "decided_at": decided_at,
                "is_sure": is_sure,
                "a": a,
                "b": b,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.tried_out import TriedOut  # noqa: PLC0415

        d = dict(src_dict)
        judged_by = TrialOutJudgedBy(d.pop("judged_by"))

        winner = TrialOutWinner(d.pop("winner"))

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

        is_sure = d.pop("is_sure")

        def _parse_a(data: object) -> None | TriedOut:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                a_type_0 = TriedOut.from_dict(data)

                return a_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | TriedOut, data)

        a = _parse_a(d.pop("a"))

        def _parse_b(data: object) -> None | TriedOut:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                b_type_0 = TriedOut.from_dict(data)

                return b_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | TriedOut, data)

        b = _parse_b(d.pop("b"))

        trial_out = cls(
            judged_by=judged_by,
            winner=winner,
            decided_at=decided_at,
            is_sure=is_sure,
            a=a,
            b=b,
        )

        trial_out.additional_properties = d
        return trial_out

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
