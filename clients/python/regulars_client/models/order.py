from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.address import Address
    from ..models.line import Line
    from ..models.touch import Touch


T = TypeVar("T", bound="Order")


@_attrs_define
class Order:
    """The order as it stands at `updated_at`: sent again when it changes.

    prices_include_tax: whether lines' prices hold their `tax`. shipping: what the buyer pays for it.
    discount: all that was taken off the goods; what the lines don't tell of it is shared out over them.
    stands: it was called off, and by `updated_at` isn't any more. touches: how the buyer came, the earliest
    first, the last one with which they bought.

    Attributes:
        id (int | str):
        currency (str):
        total (float | str):
        lines (list[Line]):
        number (str | Unset):  Default: ''.
        updated_at (datetime.datetime | None | Unset):
        prices_include_tax (bool | Unset):  Default: True.
        discount (float | str | Unset):  Default: 0.0.
        shipping (float | str | Unset):  Default: 0.0.
        tax (float | None | str | Unset):
        channel (str | Unset):  Default: ''.
        cancelled_at (datetime.datetime | None | Unset):
        stands (bool | Unset):  Default: False.
        address (Address | None | Unset):
        touches (list[Touch] | None | Unset):
    """

    id: int | str
    currency: str
    total: float | str
    lines: list[Line]
    number: str | Unset = ""
    updated_at: datetime.datetime | None | Unset = UNSET
    prices_include_tax: bool | Unset = True
    discount: float | str | Unset = 0.0
    shipping: float | str | Unset = 0.0
    tax: float | None | str | Unset = UNSET
    channel: str | Unset = ""
    cancelled_at: datetime.datetime | None | Unset = UNSET
    stands: bool | Unset = False
    address: Address | None | Unset = UNSET
    touches: list[Touch] | None | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        from ..models.address import Address  # noqa: PLC0415

        id: int | str
        id = self.id

        currency = self.currency

        total: float | str
        total = self.total

        lines = []
        for lines_item_data in self.lines:
            lines_item = lines_item_data.to_dict()
            lines.append(lines_item)

        number = self.number

        updated_at: None | str | Unset
        if isinstance(self.updated_at, Unset):
            updated_at = UNSET
        elif isinstance(self.updated_at, datetime.datetime):
            updated_at = self.updated_at.isoformat()
        else:
            updated_at = self.updated_at

        prices_include_tax = self.prices_include_tax

        discount: float | str | Unset
        if isinstance(self.discount, Unset):
            discount = UNSET
        else:
            discount = self.discount

        shipping: float | str | Unset
        if isinstance(self.shipping, Unset):
            shipping = UNSET
        else:
            shipping = self.shipping

        tax: float | None | str | Unset
        if isinstance(self.tax, Unset):
            tax = UNSET
        else:
            tax = self.tax

        channel = self.channel

        cancelled_at: None | str | Unset
        if isinstance(self.cancelled_at, Unset):
            cancelled_at = UNSET
        elif isinstance(self.cancelled_at, datetime.datetime):
            cancelled_at = self.cancelled_at.isoformat()
        else:
            cancelled_at = self.cancelled_at

        stands = self.stands

        address: dict[str, Any] | None | Unset
        if isinstance(self.address, Unset):
            address = UNSET
        elif isinstance(self.address, Address):
            address = self.address.to_dict()
        else:
            address = self.address

        touches: list[dict[str, Any]] | None | Unset
        if isinstance(self.touches, Unset):
            touches = UNSET
        elif isinstance(self.touches, list):
            touches = []
            for touches_type_0_item_data in self.touches:
                touches_type_0_item = touches_type_0_item_data.to_dict()
                touches.append(touches_type_0_item)

        else:
            touches = self.touches

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "currency": currency,
                "total": total,
                "lines": lines,
            }
        )
        if number is not UNSET:
            field_dict["number"] = number
        if updated_at is not UNSET:
            field_dict["updated_at"] = updated_at
        if prices_include_tax is not UNSET:
            field_dict["prices_include_tax"] = prices_include_tax
        if discount is not UNSET:
            field_dict["discount"] = discount
        if shipping is not UNSET:
            field_dict["shipping"] = shipping
        if tax is not UNSET:
            field_dict["tax"] = tax
        if channel is not UNSET:
            field_dict["channel"] = channel
        if cancelled_at is not UNSET:
            field_dict["cancelled_at"] = cancelled_at
        if stands is not UNSET:
            field_dict["stands"] = stands
        if address is not UNSET:
            field_dict["address"] = address
        if touches is not UNSET:
            field_dict["touches"] = touches

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.address import Address  # noqa: PLC0415
        from ..models.line import Line  # noqa: PLC0415
        from ..models.touch import Touch  # noqa: PLC0415

        d = dict(src_dict)

        def _parse_id(data: object) -> int | str:
            return cast(int | str, data)

        id = _parse_id(d.pop("id"))

        currency = d.pop("currency")

        def _parse_total(data: object) -> float | str:
            return cast(float | str, data)

        total = _parse_total(d.pop("total"))

        lines = []
        _lines = d.pop("lines")
        for lines_item_data in _lines:
            lines_item = Line.from_dict(lines_item_data)

            lines.append(lines_item)

        number = d.pop("number", UNSET)

        def _parse_updated_at(data: object) -> datetime.datetime | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                updated_at_type_0 = datetime.datetime.fromisoformat(data)

                return updated_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None | Unset, data)

        updated_at = _parse_updated_at(d.pop("updated_at", UNSET))

        prices_include_tax = d.pop("prices_include_tax", UNSET)

        def _parse_discount(data: object) -> float | str | Unset:
            if isinstance(data, Unset):
                return data
            return cast(float | str | Unset, data)

        discount = _parse_discount(d.pop("discount", UNSET))

        def _parse_shipping(data: object) -> float | str | Unset:
            if isinstance(data, Unset):
                return data
            return cast(float | str | Unset, data)

        shipping = _parse_shipping(d.pop("shipping", UNSET))

        def _parse_tax(data: object) -> float | None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(float | None | str | Unset, data)

        tax = _parse_tax(d.pop("tax", UNSET))

        channel = d.pop("channel", UNSET)

        def _parse_cancelled_at(data: object) -> datetime.datetime | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                cancelled_at_type_0 = datetime.datetime.fromisoformat(data)

                return cancelled_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None | Unset, data)

        cancelled_at = _parse_cancelled_at(d.pop("cancelled_at", UNSET))

        stands = d.pop("stands", UNSET)

        def _parse_address(data: object) -> Address | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                address_type_0 = Address.from_dict(data)

                return address_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Address | None | Unset, data)

        address = _parse_address(d.pop("address", UNSET))

        def _parse_touches(data: object) -> list[Touch] | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                touches_type_0 = []
                _touches_type_0 = data
                for touches_type_0_item_data in _touches_type_0:
                    touches_type_0_item = Touch.from_dict(touches_type_0_item_data)

                    touches_type_0.append(touches_type_0_item)

                return touches_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[Touch] | None | Unset, data)

        touches = _parse_touches(d.pop("touches", UNSET))

        order = cls(
            id=id,
            currency=currency,
            total=total,
            lines=lines,
            number=number,
            updated_at=updated_at,
            prices_include_tax=prices_include_tax,
            discount=discount,
            shipping=shipping,
            tax=tax,
            channel=channel,
            cancelled_at=cancelled_at,
            stands=stands,
            address=address,
            touches=touches,
        )

        return order
