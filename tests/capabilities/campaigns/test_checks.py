"""What is wrong with a campaign before it starts. Most of it is tried in test_file.py."""

from regulars.capabilities.campaigns import checks
from regulars.capabilities.campaigns.actions import Wanted


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
