"""Does the owner say what people can choose from, in whichever languages?"""

from django.urls import reverse

from regulars.customers.choices.models import Topic
from regulars.web.models import StaffAction
from tests.browser_fixtures import client_of


def test_a_topic_is_made_changed_and_taken_off_the_list(owner):
    client = client_of(owner)
    assert "No topics yet" in client.get(reverse("settings_topics")).content.decode()
    refused = client.post(reverse("settings_topics"), {"position": 0})
    assert "Give it a name in one language at least." in refused.content.decode()

    client.post(
        reverse("settings_topics"), {"name_lv": " Jaunumi ", "says_lv": "Reizi mēnesī", "position": 1}
    )
    made = Topic.objects.get()
    assert (made.slug, made.names, made.says) == ("jaunumi", {"lv": "Jaunumi"}, {"lv": "Reizi mēnesī"})
    page = reverse("settings_topic", args=["jaunumi"])
    assert "Reizi mēnesī" in client.get(page).content.decode()
    client.post(page, {"name_lv": "Jaunumi", "name_en": "News", "position": 0})
    assert Topic.objects.get().names == {"en": "News", "lv": "Jaunumi"}

    client.post(reverse("settings_topic_retire", args=["jaunumi"]))
    assert "People aren’t asked about it any more." in client.get(reverse("settings_topics")).content.decode()
    did = StaffAction.objects.order_by("pk").values_list("action", flat=True)
    assert list(did)[-3:] == ["topic.set", "topic.set", "topic.retired"]


def test_there_is_no_page_of_an_unknown_topic(owner):
    assert client_of(owner).get(reverse("settings_topic", args=["none"])).status_code == 404
