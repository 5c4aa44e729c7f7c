from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.entry_out_about import EntryOutAbout


T = TypeVar("T", bound="EntryOut")


@_attrs_define
class EntryOut:
    """One thing that happened with a customer, or was held back.

    kind: order, cancellation, refund, cart, parcel_sent, parcel_arrived, visit, consent, merge, first_seen,
    decision, goal or message. title, says: in words. personal: what may name the person. held: nothing was
    done, and `says` tells why. about: ids of what it is about.

        Attributes:
            kind (str):
            id (str):
            at (datetime.datetime):
            title (str):
            says (str):
            personal (str):
            held (bool):
            about (EntryOutAbout):
    """

    kind: str
    id: str
    at: datetime.datetime
    title: str
    says: str
    personal: str
    held: bool
    about: EntryOutAbout
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:

        kind = self.kind

        id = self.id

        at = self.at.isoformat()

        title = self.title

        says = self.says

        personal = self.personal

        held = self.held

        about = self.about.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "kind": kind,
                "id": id,
                "at": at,
                "title": title,
                "says": says,
                "personal": personal,
                "held": held,
                "about": about,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.entry_out_about import EntryOutAbout  # noqa: PLC0415

        d = dict(src_dict)
        kind = d.pop("kind")

        id = d.pop("id")

        at = datetime.datetime.fromisoformat(d.pop("at"))

        title = d.pop("title")

        says = d.pop("says")

        personal = d.pop("personal")

        held = d.pop("held")

        about = EntryOutAbout.from_dict(d.pop("about"))

        entry_out = cls(
            kind=kind,
            id=id,
            at=at,
            title=title,
            says=says,
            personal=personal,
            held=held,
            about=about,
        )

        entry_out.additional_properties = d
        return entry_out

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
