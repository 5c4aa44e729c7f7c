from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.consent_out import ConsentOut
    from ..models.customer_out_known import CustomerOutKnown
    from ..models.identity_out import IdentityOut


T = TypeVar("T", bound="CustomerOut")


@_attrs_define
class CustomerOut:
    """A person. also: ids of customers who were found to be this person.

    known: what plays and letters may use, by attribute; null where it isn't known. Amounts are objects.

        Attributes:
            id (str):
            also (list[str]):
            first_seen_at (datetime.datetime):
            name (str):
            given_name (str):
            language (str):
            country (str):
            birth_date (datetime.date | None):
            identities (list[IdentityOut]):
            consents (list[ConsentOut]):
            known (CustomerOutKnown):
    """

    id: str
    also: list[str]
    first_seen_at: datetime.datetime
    name: str
    given_name: str
    language: str
    country: str
    birth_date: datetime.date | None
    identities: list[IdentityOut]
    consents: list[ConsentOut]
    known: CustomerOutKnown
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:

        id = self.id

        also = self.also

        first_seen_at = self.first_seen_at.isoformat()

        name = self.name

        given_name = self.given_name

        language = self.language

        country = self.country

        birth_date: None | str
        if isinstance(self.birth_date, datetime.date):
            birth_date = self.birth_date.isoformat()
        else:
            birth_date = self.birth_date

        identities = []
        for identities_item_data in self.identities:
            identities_item = identities_item_data.to_dict()
            identities.append(identities_item)

        consents = []
        for consents_item_data in self.consents:
            consents_item = consents_item_data.to_dict()
            consents.append(consents_item)

        known = self.known.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "also": also,
                "first_seen_at": first_seen_at,
                "name": name,
                "given_name": given_name,
                "language": language,
                "country": country,
                "birth_date": birth_date,
                "identities": identities,
                "consents": consents,
                "known": known,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.consent_out import ConsentOut  # noqa: PLC0415
        from ..models.customer_out_known import CustomerOutKnown  # noqa: PLC0415
        from ..models.identity_out import IdentityOut  # noqa: PLC0415

        d = dict(src_dict)
        id = d.pop("id")

        also = cast(list[str], d.pop("also"))

        first_seen_at = datetime.datetime.fromisoformat(d.pop("first_seen_at"))

        name = d.pop("name")

        given_name = d.pop("given_name")

        language = d.pop("language")

        country = d.pop("country")

        def _parse_birth_date(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                birth_date_type_0 = datetime.date.fromisoformat(data)

                return birth_date_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        birth_date = _parse_birth_date(d.pop("birth_date"))

        identities = []
        _identities = d.pop("identities")
        for identities_item_data in _identities:
            identities_item = IdentityOut.from_dict(identities_item_data)

            identities.append(identities_item)

        consents = []
        _consents = d.pop("consents")
        for consents_item_data in _consents:
            consents_item = ConsentOut.from_dict(consents_item_data)

            consents.append(consents_item)

        known = CustomerOutKnown.from_dict(d.pop("known"))

        customer_out = cls(
            id=id,
            also=also,
            first_seen_at=first_seen_at,
            name=name,
            given_name=given_name,
            language=language,
            country=country,
            birth_date=birth_date,
            identities=identities,
            consents=consents,
            known=known,
        )

        customer_out.additional_properties = d
        return customer_out

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
