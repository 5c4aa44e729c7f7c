"""Of which types are the values that callers of the API send?

The database holds no numbers beyond 64 bits and no texts with NUL: what it can't hold is refused here.
"""

from datetime import datetime
from typing import Annotated

from pydantic import AfterValidator, AwareDatetime, Field

MOST = 2**63 - 1
PAGE = 100


def storable(text: str) -> str:
    """The text, if a database can hold it."""
    if any(each == "\x00" or "\ud800" <= each <= "\udfff" for each in text):
        raise ValueError("This text holds a character that none can be: NUL, or half of a pair.")
    return text


def sensible(moment: datetime) -> datetime:
    """The moment, if it lies where calendars agree."""
    if not 1900 <= moment.year <= 2200:
        raise ValueError("Between the years 1900 and 2200.")
    return moment


Text = Annotated[str, AfterValidator(storable)]
Number = Annotated[int, Field(ge=0, le=MOST)]
Moment = Annotated[AwareDatetime, AfterValidator(sensible)]
Limit = Annotated[int, Field(ge=1, le=PAGE, description="How many at most.")]
Since = Annotated[Moment | None, Field(description="Only from this moment on, with its offset.")]
Until = Annotated[Moment | None, Field(description="Only before this moment, with its offset.")]
CursorWord = Annotated[
    str | None, Field(description="`next_cursor` of the page before; without it the first page.")
]
