"""Is a topic known by one word, in whichever language it was named, and told when it changes?"""

from datetime import UTC, datetime, timedelta

from regulars.customers import queries
from regulars.customers.actions.topics import retire, set_topic
from regulars.customers.choices.models import Topic
from regulars.events.models import Event

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def named(name: str, *, slug: str = "", position: int = 0, at: datetime = NOON) -> str:
    return set_topic(slug, names={"en": name}, says={}, position=position, actor="staff:1", at=at)


def test_a_topic_is_known_by_a_word_made_of_its_name(database):
    assert [named("New products"), named("New products"), named("Новинки")] == [
        "new-products",
        "new-products-2",
        "topic",
    ]
    assert [topic.slug for topic in queries.topics()] == ["new-products", "new-products-2", "topic"]


def test_a_topic_is_renamed_without_changing_its_word(database):
    assert named("News", slug=named("New products"), position=3) == "new-products"
    assert (Topic.objects.get().names, Topic.objects.get().position) == ({"en": "News"}, 3)


def test_a_topic_that_is_taken_off_the_list_is_asked_about_by_nobody(database):
    slug = named("News")
    assert [retire(slug, actor="staff:1", at=NOON), retire(slug, actor="staff:1", at=NOON)] == [True, False]
    assert (queries.topics(), [topic.slug for topic in queries.topics(retired=True)]) == ([], [slug])
    named("News", slug=slug, at=NOON + timedelta(days=1))
    assert [topic.slug for topic in queries.topics()] == [slug]
    told = Event.objects.filter(name__startswith="topic.").order_by("id").values_list("name", flat=True)
    assert list(told) == ["topic.set", "topic.retired", "topic.set"]
