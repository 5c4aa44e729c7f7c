from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.send_events_body_events_item_type_0 import (
        SendEventsBodyEventsItemType0,
    )
    from ..models.send_events_body_events_item_type_1 import (
        SendEventsBodyEventsItemType1,
    )
    from ..models.send_events_body_events_item_type_2 import (
        SendEventsBodyEventsItemType2,
    )
    from ..models.send_events_body_events_item_type_3 import (
        SendEventsBodyEventsItemType3,
    )
    from ..models.send_events_body_events_item_type_4 import (
        SendEventsBodyEventsItemType4,
    )
    from ..models.send_events_body_events_item_type_5 import (
        SendEventsBodyEventsItemType5,
    )
    from ..models.send_events_body_events_item_type_6 import (
        SendEventsBodyEventsItemType6,
    )
    from ..models.send_events_body_events_item_type_7 import (
        SendEventsBodyEventsItemType7,
    )
    from ..models.send_events_body_events_item_type_8 import (
        SendEventsBodyEventsItemType8,
    )


T = TypeVar("T", bound="SendEventsBody")


@_attrs_define
class SendEventsBody:
    """
    Attributes:
        events (list[SendEventsBodyEventsItemType0 | SendEventsBodyEventsItemType1 | SendEventsBodyEventsItemType2 |
            SendEventsBodyEventsItemType3 | SendEventsBodyEventsItemType4 | SendEventsBodyEventsItemType5 |
            SendEventsBodyEventsItemType6 | SendEventsBodyEventsItemType7 | SendEventsBodyEventsItemType8]):
    """

    events: list[
        SendEventsBodyEventsItemType0
        | SendEventsBodyEventsItemType1
        | SendEventsBodyEventsItemType2
        | SendEventsBodyEventsItemType3
        | SendEventsBodyEventsItemType4
        | SendEventsBodyEventsItemType5
        | SendEventsBodyEventsItemType6
        | SendEventsBodyEventsItemType7
        | SendEventsBodyEventsItemType8
    ]

    def to_dict(self) -> dict[str, Any]:
        from ..models.send_events_body_events_item_type_0 import (
            SendEventsBodyEventsItemType0,  # noqa: PLC0415
        )
        from ..models.send_events_body_events_item_type_1 import (
            SendEventsBodyEventsItemType1,  # noqa: PLC0415
        )
        from ..models.send_events_body_events_item_type_2 import (
            SendEventsBodyEventsItemType2,  # noqa: PLC0415
        )
        from ..models.send_events_body_events_item_type_3 import (
            SendEventsBodyEventsItemType3,  # noqa: PLC0415
        )
        from ..models.send_events_body_events_item_type_4 import (
            SendEventsBodyEventsItemType4,  # noqa: PLC0415
        )
        from ..models.send_events_body_events_item_type_5 import (
            SendEventsBodyEventsItemType5,  # noqa: PLC0415
        )
        from ..models.send_events_body_events_item_type_6 import (
            SendEventsBodyEventsItemType6,  # noqa: PLC0415
        )
        from ..models.send_events_body_events_item_type_7 import (
            SendEventsBodyEventsItemType7,  # noqa: PLC0415
        )

        events = []
        for events_item_data in self.events:
            events_item: dict[str, Any]
            if isinstance(events_item_data, SendEventsBodyEventsItemType0):
                events_item = events_item_data.to_dict()
            elif isinstance(events_item_data, SendEventsBodyEventsItemType1):
                events_item = events_item_data.to_dict()
            elif isinstance(events_item_data, SendEventsBodyEventsItemType2):
                events_item = events_item_data.to_dict()
            elif isinstance(events_item_data, SendEventsBodyEventsItemType3):
                events_item = events_item_data.to_dict()
            elif isinstance(events_item_data, SendEventsBodyEventsItemType4):
                events_item = events_item_data.to_dict()
            elif isinstance(events_item_data, SendEventsBodyEventsItemType5):
                events_item = events_item_data.to_dict()
            elif isinstance(events_item_data, SendEventsBodyEventsItemType6):
                events_item = events_item_data.to_dict()
            elif isinstance(events_item_data, SendEventsBodyEventsItemType7):
                events_item = events_item_data.to_dict()
            else:
                events_item = events_item_data.to_dict()

            events.append(events_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "events": events,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.send_events_body_events_item_type_0 import (
            SendEventsBodyEventsItemType0,  # noqa: PLC0415
        )
        from ..models.send_events_body_events_item_type_1 import (
            SendEventsBodyEventsItemType1,  # noqa: PLC0415
        )
        from ..models.send_events_body_events_item_type_2 import (
            SendEventsBodyEventsItemType2,  # noqa: PLC0415
        )
        from ..models.send_events_body_events_item_type_3 import (
            SendEventsBodyEventsItemType3,  # noqa: PLC0415
        )
        from ..models.send_events_body_events_item_type_4 import (
            SendEventsBodyEventsItemType4,  # noqa: PLC0415
        )
        from ..models.send_events_body_events_item_type_5 import (
            SendEventsBodyEventsItemType5,  # noqa: PLC0415
        )
        from ..models.send_events_body_events_item_type_6 import (
            SendEventsBodyEventsItemType6,  # noqa: PLC0415
        )
        from ..models.send_events_body_events_item_type_7 import (
            SendEventsBodyEventsItemType7,  # noqa: PLC0415
        )
        from ..models.send_events_body_events_item_type_8 import (
            SendEventsBodyEventsItemType8,  # noqa: PLC0415
        )

        d = dict(src_dict)
        events = []
        _events = d.pop("events")
        for events_item_data in _events:

            def _parse_events_item(
                data: object,
            ) -> (
                SendEventsBodyEventsItemType0
                | SendEventsBodyEventsItemType1
                | SendEventsBodyEventsItemType2
                | SendEventsBodyEventsItemType3
                | SendEventsBodyEventsItemType4
                | SendEventsBodyEventsItemType5
                | SendEventsBodyEventsItemType6
                | SendEventsBodyEventsItemType7
                | SendEventsBodyEventsItemType8
            ):
                try:
                    if not isinstance(data, dict):
                        raise TypeError()
                    events_item_type_0 = SendEventsBodyEventsItemType0.from_dict(data)

                    return events_item_type_0
                except (TypeError, ValueError, AttributeError, KeyError):
                    pass
                try:
                    if not isinstance(data, dict):
                        raise TypeError()
                    events_item_type_1 = SendEventsBodyEventsItemType1.from_dict(data)

                    return events_item_type_1
                except (TypeError, ValueError, AttributeError, KeyError):
                    pass
                try:
                    if not isinstance(data, dict):
                        raise TypeError()
                    events_item_type_2 = SendEventsBodyEventsItemType2.from_dict(data)

                    return events_item_type_2
                except (TypeError, ValueError, AttributeError, KeyError):
                    pass
                try:
                    if not isinstance(data, dict):
                        raise TypeError()
                    events_item_type_3 = SendEventsBodyEventsItemType3.from_dict(data)

                    return events_item_type_3
                except (TypeError, ValueError, AttributeError, KeyError):
                    pass
                try:
                    if not isinstance(data, dict):
                        raise TypeError()
                    events_item_type_4 = SendEventsBodyEventsItemType4.from_dict(data)

                    return events_item_type_4
                except (TypeError, ValueError, AttributeError, KeyError):
                    pass
                try:
                    if not isinstance(data, dict):
                        raise TypeError()
                    events_item_type_5 = SendEventsBodyEventsItemType5.from_dict(data)

                    return events_item_type_5
                except (TypeError, ValueError, AttributeError, KeyError):
                    pass
                try:
                    if not isinstance(data, dict):
                        raise TypeError()
                    events_item_type_6 = SendEventsBodyEventsItemType6.from_dict(data)

                    return events_item_type_6
                except (TypeError, ValueError, AttributeError, KeyError):
                    pass
                try:
                    if not isinstance(data, dict):
                        raise TypeError()
                    events_item_type_7 = SendEventsBodyEventsItemType7.from_dict(data)

                    return events_item_type_7
                except (TypeError, ValueError, AttributeError, KeyError):
                    pass
                if not isinstance(data, dict):
                    raise TypeError()
                events_item_type_8 = SendEventsBodyEventsItemType8.from_dict(data)

                return events_item_type_8

            events_item = _parse_events_item(events_item_data)

            events.append(events_item)

        send_events_body = cls(
            events=events,
        )

        return send_events_body
