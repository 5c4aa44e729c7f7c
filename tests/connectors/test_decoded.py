import msgspec
import pytest

from regulars.connectors.decoded import decoded


class Thing(msgspec.Struct):
    name: str
    number: int = 0


def test_a_body_takes_its_shape_and_numbers_may_come_as_text():
    assert decoded(b'{"name": "Soap", "number": "7", "more": []}', Thing) == Thing("Soap", 7)


def test_a_nul_character_that_no_database_can_hold_is_left_out():
    assert decoded(rb'{"name": "#1\u00001\\u0000"}', Thing).name == r"#11\u0000"


@pytest.mark.parametrize("body", [b"", b"[]", b'{"number": 1}', b"\xff"])
def test_what_has_another_shape_is_refused(body):
    with pytest.raises((msgspec.DecodeError, UnicodeDecodeError)):
        decoded(body, Thing)
