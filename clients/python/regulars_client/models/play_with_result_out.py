from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.result_out import ResultOut


T = TypeVar("T", bound="PlayWithResultOut")


@_attrs_define
class PlayWithResultOut:
    """A play with what it brought; null while it was never on.

    Attributes:
        play (str):
        on (bool):
        says (str):
        sentence (str):
        version (int | None):
        switched_on_at (datetime.datetime | None):
        problem (str):
        active (int):
        waiting (int):
        held_out (int):
        reached (int):
        done (int):
        set_aside (int):
        result (None | ResultOut):
    """

    play: str
    on: bool
    says: str
    sentence: str
    version: int | None
    switched_on_at: datetime.datetime | None
    problem: str
    active: int
    waiting: int
    held_out: int
    reached: int
    done: int
    set_aside: int
    result: None | ResultOut
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.result_out import ResultOut  # noqa: PLC0415

        play = self.play

        on = self.on

        says = self.says

        sentence = self.sentence

        version: int | None
        version = self.version

        switched_on_at: None | str
        if isinstance(self.switched_on_at, datetime.datetime):
            switched_on_at = self.switched_on_at.isoformat()
        else:
            switched_on_at = self.switched_on_at

        problem = self.problem

        active = self.active

        waiting = self.waiting

        held_out = self.held_out

        reached = self.reached

        done = self.done

        set_aside = self.set_aside

        result: dict[str, Any] | None
        if isinstance(self.result, ResultOut):
            result = self.result.to_dict()
        else:
            result = self.result

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "play": play,
                "on": on,
                "says": says,
                "sentence": sentence,
                "version": version,
                "switched_on_at": switched_on_at,
                "problem": problem,
                "active": active,
                "waiting": waiting,
                "held_out": held_out,
                "reached": reached,
                "done": done,
                "set_aside": set_aside,
                "result": result,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.result_out import ResultOut  # noqa: PLC0415

        d = dict(src_dict)
        play = d.pop("play")

        on = d.pop("on")

        says = d.pop("says")

        sentence = d.pop("sentence")

        def _parse_version(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        version = _parse_version(d.pop("version"))

        def _parse_switched_on_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                switched_on_at_type_0 = datetime.datetime.fromisoformat(data)

                return switched_on_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        switched_on_at = _parse_switched_on_at(d.pop("switched_on_at"))

        problem = d.pop("problem")

        active = d.pop("active")

        waiting = d.pop("waiting")

        held_out = d.pop("held_out")

        reached = d.pop("reached")

        done = d.pop("done")

        set_aside = d.pop("set_aside")

        def _parse_result(data: object) -> None | ResultOut:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                result_type_0 = ResultOut.from_dict(data)

                return result_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | ResultOut, data)

        result = _parse_result(d.pop("result"))

        play_with_result_out = cls(
            play=play,
            on=on,
            says=says,
            sentence=sentence,
            version=version,
            switched_on_at=switched_on_at,
            problem=problem,
            active=active,
            waiting=waiting,
            held_out=held_out,
            reached=reached,
            done=done,
            set_aside=set_aside,
            result=result,
        )

        play_with_result_out.additional_properties = d
        return play_with_result_out

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
