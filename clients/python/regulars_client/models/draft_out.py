from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.draft_out_state import DraftOutState

T = TypeVar("T", bound="DraftOut")


@_attrs_define
class DraftOut:
    """A proposed play. It does nothing while it is `open`: only a person can switch it on, in the console.

    sentence: what it would do, in words; '' where this version doesn't understand it any more. by: the key.

        Attributes:
            id (str):
            play (str):
            text (str):
            sentence (str):
            note (str):
            by (str):
            state (DraftOutState):
            made_at (datetime.datetime):
            ended_at (datetime.datetime | None):
    """

    id: str
    play: str
    text: str
    sentence: str
    note: str
    by: str
    state: DraftOutState
    made_at: datetime.datetime
    ended_at: datetime.datetime | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        play = self.play

        text = self.text

        sentence = self.sentence

        note = self.note

        by = self.by

        state = self.state.value

        made_at = self.made_at.isoformat()

        ended_at: None | str
        if isinstance(self.ended_at, datetime.datetime):
            ended_at = self.ended_at.isoformat()
        else:
            ended_at = self.ended_at

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "play": play,
                "text": text,
                "sentence": sentence,
                "note": note,
                "by": by,
                "state": state,
                "made_at": made_at,
                "ended_at": ended_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = d.pop("id")

        play = d.pop("play")

        text = d.pop("text")

        sentence = d.pop("sentence")

        note = d.pop("note")

        by = d.pop("by")

        state = DraftOutState(d.pop("state"))

        made_at = datetime.datetime.fromisoformat(d.pop("made_at"))

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

        draft_out = cls(
            id=id,
            play=play,
            text=text,
            sentence=sentence,
            note=note,
            by=by,
            state=state,
            made_at=made_at,
            ended_at=ended_at,
        )

        draft_out.additional_properties = d
        return draft_out

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
