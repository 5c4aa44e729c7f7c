from regulars.engine.play import play_from
from regulars.engine.sentence import sentence, text

REMINDER = {
    "name": "reminder",
    "says": "Remind.",
    "because": "They forget.",
    "when": {"due": "next_need", "before": "3 days"},
    "for": "consented('email') and orders >= 1",
    "keyed_by": "product",
    "steps": [
        {"send": {"template": "replenishment"}},
        {"wait": {"for": "order.placed", "up_to": "7 days"}},
        {"unless": {"event": "order.placed"}, "send": {"template": "replenishment_last_call"}},
    ],
    "goal": {"event": "order.placed", "within": "14 days"},
    "holdout": "10%",
}


def said(**parts):
    return text(play_from({**REMINDER, **parts}), currency="EUR")


def test_a_play_is_one_sentence():
    assert said() == (
        "When what they bought is about to run out, 3 days before, for people who allow e-mail and have "
        "ordered at least once, send ‘Running low?’, wait 7 days for an order, and if there is none send "
        "‘One last word about it’. Until they order, within 14 days. Compared with a control group of 10% "
        "who get no message. Never more often than the product’s own rhythm."
    )


def test_its_editable_words_know_what_they_say():
    words = sentence(play_from(REMINDER), currency="EUR")
    assert [word.edits for word in words if word.edits] == [
        "when", "for", "steps.0", "steps.1", "steps.2", "goal", "holdout", "cadence",
    ]  # fmt: skip
    assert "".join(word.text for word in words) == said()


def test_consent_is_said_even_where_the_audience_does_not_ask_for_it():
    assert "for people who allow e-mail and have ordered once," in said(**{"for": "orders = 1"})
    assert "for people who have ordered once," in said(**{"for": "orders = 1"}, purpose="service")


def test_what_keeps_a_step_from_happening_is_said():
    steps = [
        {"wait": "1 hour"},
        {"unless": {"event": "order.cancelled"}, "send": {"template": "replenishment"}},
    ]
    assert "wait 1 hour, and, unless they cancel an order, send ‘Running low?’." in said(steps=steps)


def test_how_often_is_said():
    assert said(cadence="once").endswith("Once for each product.")
    assert said(cadence="30 days").endswith("Never again within 30 days.")


def test_a_play_without_a_control_group_says_so():
    assert "Compared with nobody: everybody gets it." in said(holdout="0%")


def test_what_others_add_is_called_by_its_name():
    steps = [{"send": {"template": "new_arrivals"}}]
    assert "When ‘parcel.lost’ happens," in said(when={"event": "parcel.lost"}, steps=steps)
    assert "send ‘new arrivals’" in said(steps=steps)
