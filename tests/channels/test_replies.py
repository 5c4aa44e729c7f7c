"""A server's answer is read for what it says, and for nothing that it can't say."""

import ssl

import pytest

from regulars.channels.channel import Accepted, Rejected, TryLater, Unsure
from regulars.channels.replies import Broken, OutOfStep, final, problem_of, told


@pytest.mark.parametrize(
    ("code", "outcome"),
    [
        (250, Accepted("250 ok")),
        (451, TryLater("451 ok")),
        (550, Rejected("550 ok")),
        (354, Unsure("makes_no_sense", "354 ok")),
        (-1, Unsure("makes_no_sense", "-1 ok")),
    ],
)
def test_what_the_final_answer_says_of_a_mail(code, outcome):
    assert final(code, b"ok") == outcome


def test_a_broken_line_is_known_by_what_broke_it():
    def broken_by(cause):
        try:
            raise Broken from cause
        except Broken as error:
            return problem_of(error)

    assert broken_by(TimeoutError()) == "no_answer_in_time"
    assert broken_by(ssl.SSLError()) == "not_secure"
    assert broken_by(ConnectionResetError()) == "connection_lost"
    assert problem_of(OutOfStep()) == "makes_no_sense"
    assert problem_of(OSError()) == "unreachable"


def test_what_a_server_says_names_nobody_and_has_an_end():
    assert told("550 <ann.b+x@buyer.test>: no such\r\n user") == "550 <…>: no such user"
    assert len(told("x " * 500)) == 200
    assert told("x" * 1_000_000) == "x" * 200
