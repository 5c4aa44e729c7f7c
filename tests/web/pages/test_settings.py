"""Does a dataclass make a page of Settings?"""

from dataclasses import dataclass
from typing import ClassVar

import pytest

from regulars.web import sections
from regulars.web.forms import ask
from regulars.web.models import StaffAction
from regulars.web.roles import Role
from regulars.web.sections import Section
from regulars.web.stored import load
from tests.browser_fixtures import client_of, member


@dataclass(frozen=True)
class Greeting:
    KEY: ClassVar[str] = "greeting"
    words: str = ask("Words", default="Hello")
    times: int = ask("How often", default=1, least=1)


@pytest.fixture
def section():
    """A section that agents may open, for as long as the test lasts."""
    known = list(sections._sections)
    own = Section(
        name="greeting", label="Greeting", says="How we greet.", order=1, form=Greeting, roles=("agent",)
    )
    sections.fill([*known, own])
    yield own
    sections.fill(known)


def test_the_first_page_lists_what_one_may_open(client, section):
    agent = client_of(member("Ann", role=Role.AGENT))
    assert "API keys" in client.get("/settings/").content.decode()
    body = agent.get("/settings/").content.decode()
    assert "How we greet." in body
    assert "API keys" not in body


def test_what_is_saved_is_kept_said_and_noted(client, section):
    assert client.get(section.url).context["form"].initial == {"words": "Hello", "times": 1}
    body = client.post(section.url, {"words": "Hi", "times": "2"}, follow=True).content.decode()
    assert "Saved." in body
    assert load(Greeting) == Greeting("Hi", 2)
    assert StaffAction.objects.get().detail == {"fields": ["words", "times"]}


def test_what_cannot_be_is_shown_with_its_reason(client, section):
    answer = client.post(section.url, {"words": "Hi", "times": "0"})
    assert answer.context["form"].errors["times"]
    assert load(Greeting) == Greeting()


def test_a_section_is_closed_to_other_roles_and_unknown_ones_are_not_there(client, section):
    analyst = client_of(member("Ana", role=Role.ANALYST))
    assert analyst.get(section.url).status_code == 404
    assert client.get("/settings/nothing/").status_code == 404
