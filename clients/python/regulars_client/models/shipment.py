from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.shipment_status_type_0 import ShipmentStatusType0
from ..types import UNSET, Unset

T = TypeVar("T", bound="Shipment")


@_attrs_define
class Shipment:
    """A parcel of an order: what was promised, and what happened.

    status: how far it is. promised_at: the end of the day or hour that the buyer was told. tracking_url:
    where the buyer follows it.

    Attributes:
        id (int | str):
        order_id (int | str):
        carrier (str | Unset):  Default: ''.
        method (str | Unset):  Default: ''.
        tracking_number (str | Unset):  Default: ''.
        shipped_at (datetime.datetime | None | Unset):
        promised_at (datetime.datetime | None | Unset):
        delivered_at (datetime.datetime | None | Unset):
        status (None | ShipmentStatusType0 | Unset):
        tracking_url (str | Unset):  Default: ''.
    """

    id: int | str
    order_id: int | str
    carrier: str | Unset = ""
    method: str | Unset = ""
    tracking_number: str | Unset = ""
    shipped_at: datetime.datetime | None | Unset = UNSET
    promised_at: datetime.datetime | None | Unset = UNSET
    delivered_at: datetime.datetime | None | Unset = UNSET
    status: None | ShipmentStatusType0 | Unset = UNSET
    tracking_url: str | Unset = ""

    def to_dict(self) -> dict[str, Any]:
        id: int | str
        id = self.id

        order_id: int | str
        order_id = self.order_id

        carrier = self.carrier

        method = self.method

        tracking_number = self.tracking_number

        shipped_at: None | str | Unset
        if isinstance(self.shipped_at, Unset):
            shipped_at = UNSET
        elif isinstance(self.shipped_at, datetime.datetime):
            shipped_at = self.shipped_at.isoformat()
        else:
            shipped_at = self.shipped_at

        promised_at: None | str | Unset
        if isinstance(self.promised_at, Unset):
            promised_at = UNSET
        elif isinstance(self.promised_at, datetime.datetime):
            promised_at = self.promised_at.isoformat()
        else:
            promised_at = self.promised_at

        delivered_at: None | str | Unset
        if isinstance(self.delivered_at, Unset):
            delivered_at = UNSET
        elif isinstance(self.delivered_at, datetime.datetime):
            delivered_at = self.delivered_at.isoformat()
        else:
            delivered_at = self.delivered_at

        status: None | str | Unset
        if isinstance(self.status, Unset):
            status = UNSET
        elif isinstance(self.status, ShipmentStatusType0):
            status = self.status.value
        else:
            status = self.status

        tracking_url = self.tracking_url

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "order_id": order_id,
            }
        )
        if carrier is not UNSET:
            field_dict["carrier"] = carrier
        if method is not UNSET:
            field_dict["method"] = method
        if tracking_number is not UNSET:
            field_dict["tracking_number"] = tracking_number
        if shipped_at is not UNSET:
            field_dict["shipped_at"] = shipped_at
        if promised_at is not UNSET:
            field_dict["promised_at"] = promised_at
        if delivered_at is not UNSET:
            field_dict["delivered_at"] = delivered_at
        if status is not UNSET:
            field_dict["status"] = status
        if tracking_url is not UNSET:
            field_dict["tracking_url"] = tracking_url

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)

        def _parse_id(data: object) -> int | str:
            return cast(int | str, data)

        id = _parse_id(d.pop("id"))

        def _parse_order_id(data: object) -> int | str:
            return cast(int | str, data)

        order_id = _parse_order_id(d.pop("order_id"))

        carrier = d.pop("carrier", UNSET)

        method = d.pop("method", UNSET)

        tracking_number = d.pop("tracking_number", UNSET)

        def _parse_shipped_at(data: object) -> datetime.datetime | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                shipped_at_type_0 = datetime.datetime.fromisoformat(data)

                return shipped_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None | Unset, data)

        shipped_at = _parse_shipped_at(d.pop("shipped_at", UNSET))

        def _parse_promised_at(data: object) -> datetime.datetime | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                promised_at_type_0 = datetime.datetime.fromisoformat(data)

                return promised_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None | Unset, data)

        promised_at = _parse_promised_at(d.pop("promised_at", UNSET))

        def _parse_delivered_at(data: object) -> datetime.datetime | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                delivered_at_type_0 = datetime.datetime.fromisoformat(data)

                return delivered_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None | Unset, data)

        delivered_at = _parse_delivered_at(d.pop("delivered_at", UNSET))

        def _parse_status(data: object) -> None | ShipmentStatusType0 | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                status_type_0 = ShipmentStatusType0(data)

                return status_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | ShipmentStatusType0 | Unset, data)

        status = _parse_status(d.pop("status", UNSET))

        tracking_url = d.pop("tracking_url", UNSET)

        shipment = cls(
            id=id,
            order_id=order_id,
            carrier=carrier,
            method=method,
            tracking_number=tracking_number,
            shipped_at=shipped_at,
            promised_at=promised_at,
            delivered_at=delivered_at,
            status=status,
            tracking_url=tracking_url,
        )

        return shipment
