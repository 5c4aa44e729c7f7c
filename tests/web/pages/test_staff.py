"""Can the owner say who works here?"""

from django.contrib.auth.models import User

from regulars.web.invitations import pending
from regulars.web.models import StaffAction
from regulars.web.roles import Role
from tests.browser_fixtures import member
from tests.web.test_keys import NOON


def test_the_list_names_everybody_and_their_role(client, owner):
    member("Ann", role=Role.AGENT)
    body = client.get("/settings/people/").content.decode()
    assert "ann@example.com" in body
    assert "Agent" in body
    assert f"/settings/people/{owner.pk}/remove/" not in body  # nobody removes themselves


def test_an_invitation_is_a_link_shown_once(client):
    answer = client.post("/settings/people/invite/", {"role": "marketer", "email": "mara@example.com"})
    assert answer.context["link"].startswith("http://testserver/welcome/")
    assert client.get("/settings/people/invite/").context["link"] == ""
    invitation = pending(at=NOON.replace(year=2000)).get()
    assert (invitation.role, invitation.email, invitation.invited_by) == (
        "marketer",
        "mara@example.com",
        "Clara",
    )
    assert answer.context["link"].split("/")[-2] not in str(StaffAction.objects.get().detail)


def test_a_link_can_be_withdrawn(client):
    client.post("/settings/people/invite/", {"role": "agent", "email": ""})
    invitation = pending(at=NOON.replace(year=2000)).get()
    client.post(f"/settings/people/invite/{invitation.pk}/withdraw/")
    assert not pending(at=NOON.replace(year=2000)).exists()


def test_a_role_is_changed_and_noted(client, owner):
    ann = member("Ann", role=Role.AGENT)
    client.post(f"/settings/people/{ann.pk}/role/", {"role": "analyst"})
    assert list(ann.groups.values_list("name", flat=True)) == ["analyst"]
    noted = StaffAction.objects.get()
    assert (noted.action, noted.object_id, noted.detail, noted.who) == (
        "staff.role_changed",
        str(ann.pk),
        {"role": "analyst"},
        "Clara",
    )


def test_a_role_that_does_not_exist_changes_nothing(client):
    ann = member("Ann", role=Role.AGENT)
    client.post(f"/settings/people/{ann.pk}/role/", {"role": "emperor"})
    assert list(ann.groups.values_list("name", flat=True)) == ["agent"]


def test_somebody_is_removed(client):
    ann = member("Ann", role=Role.AGENT)
    body = client.post(f"/settings/people/{ann.pk}/remove/", follow=True).content.decode()
    assert "Ann can no longer sign in." in body
    assert not User.objects.get(pk=ann.pk).is_active


def test_the_only_owner_is_told_why_they_stay(client, owner):
    body = client.post(f"/settings/people/{owner.pk}/remove/", follow=True).content.decode()
    assert "Somebody has to stay owner" in body
    assert not StaffAction.objects.exists()


def test_what_changes_something_is_never_a_visit(client, owner):
    assert client.get(f"/settings/people/{owner.pk}/remove/").status_code == 405


def test_a_link_that_is_not_there_cannot_be_withdrawn(client):
    assert client.post("/settings/people/invite/41/withdraw/").status_code == 404
