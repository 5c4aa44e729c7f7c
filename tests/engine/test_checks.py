"""Is a play's file understood, and is what is wrong in it shown where it stands?"""

import pytest

from regulars.channels.channel import channels
from regulars.channels.letters import Kind, catalogue
from regulars.engine.checks import read
from regulars.engine.playfile import BadPlay

GOOD = """\
name: hello
says: Say hello.
because: It is kind.
when: {event: order.placed}
for: orders = 1 and consented('email')
steps:
  - wait: 1 day
  - unless: {event: order.placed}
    send: {template: second_order}
goal: {event: order.placed, within: 14 days}
holdout: 10%
"""


def problems(text):
    with pytest.raises(BadPlay) as caught:
        read(text, name="hello.yaml", letters=catalogue())
    return caught.value.problems


def problem(text):
    (found,) = problems(text)
    return found


def test_a_good_file_becomes_a_play_and_its_data():
    play, definition = read(GOOD, name="hello.yaml")
    assert play.name == definition["name"] == "hello"
    assert definition["steps"][0] == {"wait": "1 day"}


@pytest.mark.parametrize(
    ("old", "new", "line", "column", "said"),
    [
        ("orders = 1", "ordres = 1", 5, 6, "Did you mean orders"),
        ("consented('email')", "consent('email')", 5, 21, "consented('email')"),
        ("{event: order.placed}\nfor", "{event: order.paid}\nfor", 4, 15, "order.placed"),
        ("{event: order.placed}\n    send", "{event: order.paid}\n    send", 8, 21, "order.placed"),
        ("template: second_order", "template: second_odor", 9, 22, "second_order"),
        (
            "template: second_order",
            "template: second_order, channels: [fax]",
            9,
            47,
            "no channel fax",
        ),
        ("template: second_order", "template: second_order, channels: [ads]", 9, 46, "set up here"),
        ("wait: 1 day", "wait: a day", 7, 11, "wait: 3 days"),
        ("wait: 1 day", "wiat: 1 day", 7, 5, "There is: wait"),
        ("wait: 1 day", "wait: {for: order.placed}", 7, 11, "`up_to` is missing"),
        ("wait: 1 day", "wait: {for: order.paid, up_to: 1 day}", 7, 17, "order.placed"),
        (
            "wait: 1 day",
            "wait: {for: sends.stopped, up_to: 1 day}",
            7,
            17,
            "called sends.stopped",
        ),
        ("wait: 1 day", "name: empty", 7, 5, "either `send` or `wait`"),
        ("wait: 1 day", "send: {template: second_order}", 8, 5, "Two steps are called second_order"),
        ("holdout: 10%", "holdout: 0.1", 11, 10, "holdout: 10%"),
        ("holdout: 10%", "holdout: 10%\nholdout: 20%", 12, 1, "stands here twice"),
        ("holdout: 10%", "", 1, 1, "`holdout` is missing"),
        ("holdout: 10%", "holdout: 10%\npurpose: service", 9, 22, "different consents"),
        ("holdout: 10%", "holdout: 10%\nkeyed_by: product", 12, 11, "doesn't say which product"),
        ("holdout: 10%", "holdout: 10%\ncadence: own rhythm", 12, 10, "keyed_by: product"),
        ("holdout: 10%", "holdout: 10%\nkeyed_by: moon", 12, 11, "customer | order"),
        ("when: {event: order.placed}", "when: {}", 4, 7, "either an `event` or what is `due`"),
        (
            "when: {event: order.placed}",
            "when: {event: order.placed, before: 1 day}",
            4,
            37,
            "before it happens",
        ),
        ("within: 14 days", "within: soon", 10, 37, "within: 14 days"),
        ("steps:", "steps: [", 7, 3, "not YAML"),
        ("name: hello", "name: hello\n\tsays: x", 2, 1, "not YAML"),
    ],
)
def test_each_mistake_is_shown_at_its_place_with_the_way_out(old, new, line, column, said):
    assert old in GOOD
    found = problems(GOOD.replace(old, new, 1))[0]
    assert said in found.message
    assert (found.line, found.column) == (line, column)


def test_all_mistakes_are_shown_at_once():
    text = (
        GOOD.replace("orders = 1", "ordres = 1")
        .replace("second_order", "second_odor")
        .replace("goal: {event: order.placed", "goal: {event: order.paid")
    )
    assert [found.line for found in problems(text)] == [5, 9, 10]


def test_the_error_names_file_line_and_column():
    with pytest.raises(BadPlay, match=r"hello\.yaml:5:6: Nothing called ordres is known"):
        read(GOOD.replace("orders", "ordres"), name="hello.yaml")


@pytest.mark.parametrize(
    "text", ["", "hello", "- a\n- b", "&a [*a]", "{a: &b [1], c: *b}", "\x00", "x: 1" + "0" * 60_000]
)
def test_what_is_no_play_at_all_is_refused(text):
    assert problem(text).line == 1


def test_a_need_that_falls_due_tells_its_product():
    text = GOOD.replace("{event: order.placed}\nfor", "{due: next_need, before: 3 days}\nfor")
    play, _ = read(text + "keyed_by: product\n", name="hello.yaml")
    assert play.keyed_by == "product"
    assert "which order" in problem(text + "keyed_by: order\n").message


def test_a_letter_of_the_stores_own_may_be_named_and_what_is_near_is_said():
    mine = {**catalogue(), "spring_letter": Kind("marketing")}
    text = GOOD.replace("template: second_order", "template: spring_letter")
    assert read(text, name="hello.yaml", letters=mine)[0].steps[1].send.template == "spring_letter"
    with pytest.raises(BadPlay, match=r"There is no letter spring_leter\. There is: spring_letter"):
        read(text.replace("spring_letter", "spring_leter"), name="hello.yaml", letters=mine)


def test_where_nobody_can_ask_for_the_stores_letters_their_names_are_left_for_later():
    text = GOOD.replace("template: second_order", "template: spring_letter")
    assert read(text, name="hello.yaml")[0].steps[1].send.template == "spring_letter"


@pytest.mark.parametrize("name", channels())
def test_a_play_may_name_every_channel_there_is_and_what_people_allow_there(name):
    text = GOOD.replace("template: second_order", f"template: second_order, channels: [{name}, email]")
    play, _definition = read(text.replace("'email'", f"'{name}'"), name="hello.yaml", letters=catalogue())
    assert play.steps[1].send.channels == (name, "email")
