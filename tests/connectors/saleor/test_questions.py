"""Are our questions such as the schema of Saleor's API answers?"""

import re
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from regulars.connectors.exchange import Question
from regulars.connectors.saleor import hooks, questions, telling, vouchers
from tests.connectors.saleor.shop import problems, schema

DOCUMENT = re.compile(r"\s*(query|mutation|subscription|\{\s+(app|channels))")


def asked() -> Iterator[tuple[str, str]]:
    """All that is ever asked, with what it is called."""
    for module in (questions, hooks, telling, vouchers):
        for name, text in vars(module).items():
            if isinstance(text, str) and DOCUMENT.match(text):
                yield name, text


def test_no_question_is_overlooked():
    assert len(list(asked())) == 21


@pytest.mark.parametrize("document", [pytest.param(text, id=name) for name, text in asked()])
def test_the_schema_has_all_that_is_asked(document):
    assert problems(document) == []


def test_a_field_that_is_not_there_is_found():
    assert problems("{ channels { moon } }") != []


def test_every_topic_is_one_of_the_shops():
    assert {topic.upper() for topic in hooks.TOPICS} <= set(
        schema().type_map["WebhookEventTypeAsyncEnum"].values
    )


def test_what_changed_since_is_asked_for_in_utc():
    since = datetime.fromisoformat("2026-03-01T12:00:00.5+02:00")
    wanted = questions.narrowed(Question(stream="orders", since=since))
    assert wanted == {"updatedAt": {"gte": "2026-03-01T10:00:00.500+00:00"}}
    assert questions.narrowed(Question(stream="orders")) is None
    assert since.astimezone(UTC).hour == 10


def test_all_ids_that_are_asked_for_come_on_one_page():
    assert questions.part_of(Question(stream="orders", ids=("a",)))["first"] == 100
    assert questions.part_of(Question(stream="orders", position="x")) == {"first": 50, "after": "x"}
