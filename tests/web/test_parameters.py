"""Is what no database can hold refused before it gets there?"""

import pytest
from pydantic import TypeAdapter, ValidationError

from regulars.web.parameters import Limit, Moment, Number, Text


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (Text, "a\x00b"), (Text, "\ud800"), (Number, 2**63), (Number, -1), (Limit, 0), (Limit, 101),
        (Moment, "2026-03-01T12:00:00"), (Moment, "0001-01-01T00:00:00Z"), (Moment, "9999-12-31T23:59:59Z"),
    ],
)  # fmt: skip
def test_it_is_refused(kind, value):
    with pytest.raises(ValidationError):
        TypeAdapter(kind).validate_python(value)


@pytest.mark.parametrize(
    ("kind", "value"),
    [(Text, "Žanna 🕯"), (Number, 2**63 - 1), (Limit, 100), (Moment, "2026-03-01T12:00:00+02:00")],
)
def test_the_rest_is_taken(kind, value):
    assert TypeAdapter(kind).validate_python(value)
