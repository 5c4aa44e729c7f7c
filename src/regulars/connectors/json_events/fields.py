"""Of which form is each value in a call of POST /api/v1/events?"""

from datetime import datetime
from typing import Annotated, Literal

from msgspec import Meta

Moment = Annotated[datetime, Meta(tz=True)]
Word = Annotated[str, Meta(min_length=1, max_length=200)]
Text = Annotated[str, Meta(max_length=2000)]
Label = Annotated[str, Meta(max_length=200)]
Link = Annotated[str, Meta(pattern=r"^(https?://\S+)?$", max_length=2000)]
Country = Annotated[str, Meta(pattern="^[A-Za-z]{2}$")]
Id = Annotated[str, Meta(min_length=1, max_length=200)] | int
Currency = Annotated[str, Meta(pattern="^[A-Z]{3}$")]
Kind = Literal["product", "fee", "shipping", "sample", "gift_card", "adjustment", "test"]
Parcel = Literal[
    "announced", "in_transit", "out_for_delivery", "to_collect", "delivered", "failed", "returned"
]
