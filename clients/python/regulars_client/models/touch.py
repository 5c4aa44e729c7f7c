from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="Touch")


@_attrs_define
class Touch:
    """One way by which a buyer came to the shop.

    landing: the address they came to, whose utm_* parameters are read; referrer: the one before it; neither
    is kept whole. source, medium, ...: where you know better. heard: how they heard of you, when asked.

    Attributes:
        at (datetime.datetime | None | Unset):
        landing (str | Unset):  Default: ''.
        referrer (str | Unset):  Default: ''.
        source (str | Unset):  Default: ''.
        medium (str | Unset):  Default: ''.
        campaign (str | Unset):  Default: ''.
        content (str | Unset):  Default: ''.
        term (str | Unset):  Default: ''.
        heard (str | Unset):  Default: ''.
    """

    at: datetime.datetime | None | Unset = UNSET
    landing: str | Unset = ""
    referrer: str | Unset = ""
    source: str | Unset = ""
    medium: str | Unset = ""
    campaign: str | Unset = ""
    content: str | Unset = ""
    term: str | Unset = ""
    heard: str | Unset = ""

    def to_dict(self) -> dict[str, Any]:
        at: None | str | Unset
        if isinstance(self.at, Unset):
            at = UNSET
        elif isinstance(self.at, datetime.datetime):
            at = self.at.isoformat()
        else:
            at = self.at

        landing = self.landing

        referrer = self.referrer

        source = self.source

        medium = self.medium

        campaign = self.campaign

        content = self.content

        term = self.term

        heard = self.heard

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if at is not UNSET:
            field_dict["at"] = at
        if landing is not UNSET:
            field_dict["landing"] = landing
        if referrer is not UNSET:
            field_dict["referrer"] = referrer
        if source is not UNSET:
            field_dict["source"] = source
        if medium is not UNSET:
            field_dict["medium"] = medium
        if campaign is not UNSET:
            field_dict["campaign"] = campaign
        if content is not UNSET:
            field_dict["content"] = content
        if term is not UNSET:
            field_dict["term"] = term
        if heard is not UNSET:
            field_dict["heard"] = heard

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)

        def _parse_at(data: object) -> datetime.datetime | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                at_type_0 = datetime.datetime.fromisoformat(data)

                return at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None | Unset, data)

        at = _parse_at(d.pop("at", UNSET))

        landing = d.pop("landing", UNSET)

        referrer = d.pop("referrer", UNSET)

        source = d.pop("source", UNSET)

        medium = d.pop("medium", UNSET)

        campaign = d.pop("campaign", UNSET)

        content = d.pop("content", UNSET)

        term = d.pop("term", UNSET)

        heard = d.pop("heard", UNSET)

        touch = cls(
            at=at,
            landing=landing,
            referrer=referrer,
            source=source,
            medium=medium,
            campaign=campaign,
            content=content,
            term=term,
            heard=heard,
        )

        return touch
