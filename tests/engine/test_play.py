from fractions import Fraction

import msgspec
import pytest

from regulars.engine.durations import Duration
from regulars.engine.play import (
    cadence,
    channels,
    holdout_share,
    play_from,
    schema,
    span,
    step_names,
    trigger,
)

SMALL = {
    "name": "hello",
    "says": "Say hello.",
    "because": "It is kind.",
    "when": {"event": "order.placed"},
    "for": "orders = 1",
    "steps": [{"send": {"template": "second_order"}}],
    "goal": {"event": "order.placed", "within": "14 days"},
    "holdout": "10%",
}


def play(**parts):
    return play_from({**SMALL, **parts})


def test_a_play_needs_little():
    hello = play()
    assert (hello.keyed_by, hello.purpose, hello.fresh_for) == ("customer", "offers", "3 days")
    assert (trigger(hello), cadence(hello), channels(hello)) == ("order.placed", "once", ("email",))
    assert trigger(play(when={"due": "next_need", "before": "3 days"})) == "need.due"


@pytest.mark.parametrize(
    ("written", "share"),
    [("10%", Fraction(1, 10)), ("0%", 0), ("2.5 %", Fraction(1, 40)), ("99%", Fraction(99, 100))],
)
def test_the_control_group_is_an_exact_share(written, share):
    assert holdout_share(play(holdout=written)) == share


def test_products_return_at_their_own_rhythm_unless_the_play_says_else():
    assert cadence(play(keyed_by="product")) == "own rhythm"
    assert cadence(play(keyed_by="product", cadence="30 days")) == "30 days"
    assert cadence(play(keyed_by="order")) == "once"


def test_steps_are_called_by_what_they_do():
    steps = [
        {"wait": "1 hour"},
        {"send": {"template": "a", "channels": ["sms", "email"]}},
        {"wait": {"for": "order.placed", "up_to": "3 days"}},
        {"name": "last", "send": {"template": "a"}, "unless": {"event": "order.placed"}},
    ]
    assert step_names(play(steps=steps)) == ("wait_1", "a", "wait_2", "last")
    assert channels(play(steps=steps)) == ("sms", "email")


def test_a_step_put_before_others_changes_no_names():
    before = step_names(play(steps=[{"send": {"template": "a"}}, {"wait": "1 day"}]))
    after = step_names(
        play(steps=[{"send": {"template": "new"}}, {"send": {"template": "a"}}, {"wait": "1 day"}])
    )
    assert set(before) < set(after)


@pytest.mark.parametrize(
    "parts",
    [
        {"colour": "red"},
        {"holdout": "100%"},
        {"holdout": 0.1},
        {"name": "Hello there"},
        {"steps": []},
        {"steps": [{"wait": "3 moons"}]},
        {"steps": [{"wait": {"for": "order.placed"}}]},
        {"keyed_by": "moon"},
        {"fresh_for": "a while"},
        {"cadence": "often"},
        {"goal": {"event": "order.placed"}},
        {"says": ""},
    ],
)
def test_the_types_refuse_what_is_no_play(parts):
    with pytest.raises(msgspec.ValidationError):
        play(**parts)


def test_a_span_of_a_play_is_a_duration():
    assert span("2 weeks") == Duration(days=14)


def test_the_schema_refuses_what_it_does_not_know():
    found = schema()
    assert found["$defs"]["Play"]["additionalProperties"] is False
    assert "for" in found["$defs"]["Play"]["required"]
