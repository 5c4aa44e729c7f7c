"""What does the JSON of a delivery hold?"""

import re
from typing import TypeVar

import msgspec

S = TypeVar("S")
NUL = re.compile(rb"(?<!\\)((?:\\\\)*)\\u0000")


def decoded(body: bytes, shape: type[S]) -> S:
    """The body in its shape. NUL characters, which no text of PostgreSQL can hold, are left out.

    Raises msgspec.DecodeError, UnicodeDecodeError, or RecursionError where it is too deep.
    """
    return msgspec.json.decode(NUL.sub(rb"\1", body), type=shape, strict=False)
