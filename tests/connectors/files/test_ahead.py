"""Is one step made ready while another is written?"""

from threading import Event, current_thread

import pytest

from regulars.connectors.files.ahead import ahead


def test_steps_come_in_their_order_and_each_once():
    assert list(ahead([lambda n=n: range(n) for n in range(4)])) == [[], [0], [0, 1], [0, 1, 2]]


def test_the_next_step_is_made_in_another_thread_while_this_one_is_in_use():
    made = Event()
    threads = []

    def second() -> list[int]:
        threads.append(current_thread())
        made.set()
        return [2]

    steps = ahead([lambda: [1], second])
    assert next(steps) == [1]
    assert made.wait(5)
    assert threads[0] is not current_thread()
    assert next(steps) == [2]


def test_a_step_that_fails_fails_where_its_turn_is():
    def broken() -> list[int]:
        raise ZeroDivisionError

    steps = ahead([lambda: [1], broken])
    assert next(steps) == [1]
    with pytest.raises(ZeroDivisionError):
        next(steps)


def test_without_steps_there_is_nothing():
    assert list(ahead([])) == []
