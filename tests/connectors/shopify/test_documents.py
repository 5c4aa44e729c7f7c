"""Are our questions such as the schema of Shopify's Admin API answers, and bulk operations take?"""

from collections.abc import Iterator

import pytest

from regulars.connectors.shopify import documents, hooks, telling
from regulars.connectors.shopify.api import ShopifyApi
from tests.connectors.shopify.schema import bulk_problems, problems

DECLARED = "$topic: WebhookSubscriptionTopic!, "


def questions() -> Iterator[tuple[str, str]]:
    """All that is ever asked, with what it is called."""
    for stream, bulk in documents.BULK.items():
        yield f"bulk {stream}", f"{{ {bulk} }}"
        yield f"changed {stream}", documents.changed(stream, at_once=10)
    for stream in ShopifyApi.compared:
        yield f"listed {stream}", documents.listed(stream)
    for stream, kind in documents.KINDS.items():
        yield f"ids of {stream}", documents.by_ids(kind, documents.WHOLE[stream])
    for name in documents.INSIDE:
        yield f"rest of {name}", documents.rest(name)
    yield "refunds", documents.by_ids("Refund", documents.REFUND)
    for module in (documents, hooks, telling):
        for name, text in vars(module).items():
            if isinstance(text, str) and text.strip().startswith(("query", "mutation")):
                yield name, text
    yield from telling.CONSENT_UPDATES.items()


@pytest.mark.parametrize("question", [pytest.param(text, id=name) for name, text in questions()])
def test_the_schema_has_all_that_is_asked(question):
    assert problems(question) == []


@pytest.mark.parametrize("stream", documents.BULK)
def test_a_bulk_operation_takes_the_question(stream):
    assert bulk_problems(f"{{ {documents.BULK[stream]} }}") == []


@pytest.mark.parametrize(
    ("question", "wrong"),
    [
        (
            "{ orders { edges { node { refunds { id refundLineItems { edges { node { id } } } } } } } }",
            "list",
        ),
        ("{ orders { edges { node { lineItems { edges { node { id } } } } } } }", "selects no id"),
        ("{ orders { nodes { id } } }", "edges"),
    ],
)
def test_what_a_bulk_operation_refuses_is_found(question, wrong):
    assert any(wrong in each for each in bulk_problems(question))


def test_a_field_that_is_not_there_is_found():
    assert problems("query { shop { moon } }") != []


def test_every_topic_can_be_subscribed_to_by_its_name():
    names = " ".join(hooks.named(topic) for topic in hooks.TOPICS)
    for name in names.split():
        assert (
            problems(hooks.SUBSCRIBE.replace("topic: $topic", f"topic: {name}").replace(DECLARED, "")) == []
        )
