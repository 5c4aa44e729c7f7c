"""What is wrong with a campaign before it starts. Most of it is tried in test_file.py."""

from regulars.capabilities.campaigns import checks
from regulars.capabilities.campaigns.actions import Wanted
from regulars.channels.tracking.settings import TrackingSettings
from regulars.web import stored


def found(writing, *templates: str, **wanted: object) -> list[tuple[str, str]]:
    asked = Wanted(name="News", expression="orders >= 1", templates=templates, **wanted)
    return [(one.field, one.message) for one in checks.problems(asked, at=writing.shop.at)]


def test_what_somebody_is_owed_is_not_sent_to_many(writing):
    ((field, says),) = found(writing, "unsubscribed")
    assert (field, "is a message that somebody is owed" in says) == ("templates", True)


def test_two_letters_are_of_one_kind(writing):
    assert found(writing, "second_order", "birthday") == [
        ("templates", "Both letters have to be of one kind.")
    ]
    assert found(writing, "second_order", "thank_you_first_order") == []


def test_an_expression_is_understood_first(writing):
    asked = Wanted(name="News", expression="ordres >= 1", templates=("second_order",))
    (problem,) = checks.problems(asked, at=writing.shop.at)
    assert (problem.field, problem.span.start) == ("expression", 0)


def test_one_in_ten_is_left_alone_unless_it_is_a_greeting(writing):
    assert [checks.usual_holdout(name) for name in ("second_order", "birthday", "gone")] == [1000, 0, 0]


def test_two_are_tried_by_what_is_noted_of_them(writing):
    """Links are noted, opens only where the owner said so; nothing is of greetings."""
    two = ("second_order", "thank_you_first_order")
    unknown = ("judged_by", "That isn’t noted of these messages: let orders decide, or money.")
    assert [found(writing, *two, judged_by=by) for by in ("clicks", "orders", "money")] == [[], [], []]
    assert found(writing, *two, judged_by="opens") == [unknown]
    stored.save(TrackingSettings(clicks=False, opens=True), at=writing.shop.at)
    assert found(writing, *two, judged_by="clicks") == [unknown]
    assert found(writing, *two, judged_by="opens") == []
    assert found(writing, *two, judged_by="opens", channels=("webhook",)) == [unknown]
    assert (
        checks.problems(
            Wanted(name="x", expression="orders >= 1", templates=("birthday", "birthday"), judged_by="opens"),
            at=writing.shop.at,
        )[-1].field
        == "judged_by"
    )


def test_who_tries_needs_two_messages_and_a_time(writing):
    two = ("second_order", "thank_you_first_order")
    (alone,) = found(writing, "second_order", trial_bp=2_000, trial_hours=4)
    (timeless,) = found(writing, *two, trial_bp=2_000)
    assert (alone[0], timeless[0]) == ("trial_bp", "trial_hours")
