"""Does a one-time link make one account, for one person, with one role?"""

from datetime import timedelta
from threading import Barrier, Thread

import pytest
from django.contrib.auth.models import User
from django.db import connection

from regulars import clock
from regulars.web import invitations
from regulars.web.invitations import AddressTaken, LastOwner, LinkSpent, accept, find, invite
from regulars.web.models import Invitation
from regulars.web.owner_link import fresh_link, password_link
from regulars.web.roles import Role
from tests.browser_fixtures import client_of, member
from tests.web.test_keys import NOON

CLARA = {"name": "Clara", "email": "Clara@Example.com", "password": "correct horse"}


def roles(user: User) -> list[str]:
    return list(user.groups.values_list("name", flat=True))


def test_a_link_makes_an_account_with_its_role(database):
    user = accept(invite(role=Role.MARKETER, at=NOON), at=NOON, **CLARA)
    assert (user.email, user.first_name, roles(user)) == ("clara@example.com", "Clara", ["marketer"])
    assert user.check_password("correct horse")


def test_a_link_works_once(database):
    token = invite(role=Role.AGENT, at=NOON)
    accept(token, at=NOON, **CLARA)
    with pytest.raises(LinkSpent):
        accept(token, at=NOON, **{**CLARA, "email": "other@example.com"})


def test_a_link_ends_after_a_week(database):
    token = invite(role=Role.AGENT, at=NOON)
    assert find(token, at=NOON + timedelta(days=7, seconds=-1)).role == "agent"
    with pytest.raises(LinkSpent):
        find(token, at=NOON + timedelta(days=7))


def test_two_who_open_the_same_link_at_once_make_one_account(database):
    token, begin, outcomes = invite(role=Role.AGENT, at=NOON), Barrier(2), []

    def take(email: str) -> None:
        begin.wait()
        try:
            outcomes.append(accept(token, at=NOON, **{**CLARA, "email": email}).email)
        except LinkSpent:
            outcomes.append("spent")
        connection.close()

    both = [Thread(target=take, args=[f"{name}@example.com"]) for name in ("ann", "bo")]
    for each in both:
        each.start()
    for each in both:
        each.join()
    assert sorted(outcomes)[1] == "spent"
    assert User.objects.count() == 1


def test_nobody_takes_over_an_account_by_typing_its_address(database):
    owner = member("Clara", role=Role.OWNER)
    token = invite(role=Role.ANALYST, at=NOON)
    with pytest.raises(AddressTaken):
        accept(token, at=NOON, **CLARA)
    assert roles(owner) == ["owner"]
    assert find(token, at=NOON).used_at is None  # the link can still be used with another address


def test_a_withdrawn_link_ends(database):
    token = invite(role=Role.AGENT, at=NOON)
    invitations.withdraw(invitations.pending(at=NOON).get().pk, at=NOON)
    with pytest.raises(LinkSpent):
        find(token, at=NOON)


def test_the_last_owner_stays(database):
    clara, mara = member("Clara", role=Role.OWNER), member("Mara", role=Role.MARKETER)
    with pytest.raises(LastOwner):
        invitations.change(clara, role=Role.ANALYST)
    with pytest.raises(LastOwner):
        invitations.remove(clara)
    invitations.change(mara, role=Role.OWNER)
    invitations.change(clara, role=Role.ANALYST)
    assert (roles(clara), roles(mara)) == (["analyst"], ["owner"])


def test_who_is_removed_is_signed_out_at_once_and_may_be_invited_anew(database):
    member("Clara", role=Role.OWNER)
    ann = member("Ann", role=Role.AGENT)
    client = client_of(ann)
    assert client.get("/account/2fa/").status_code == 200
    invitations.remove(ann)
    assert client.get("/account/2fa/").status_code == 302
    again = accept(invite(role=Role.ANALYST, at=NOON), at=NOON, **{**CLARA, "email": "ann@example.com"})
    assert again.pk != ann.pk


def test_the_owners_link_is_for_the_first_account_only(database):
    first, second = fresh_link("http://localhost:8000/"), fresh_link("http://localhost:8000")
    assert first.startswith("http://localhost:8000/welcome/")
    tokens = [link.split("/")[-2] for link in (first, second)]
    with pytest.raises(LinkSpent):  # a second start ends the link of the first
        find(tokens[0], at=clock.wall())
    accept(tokens[1], at=clock.wall(), **CLARA)
    assert fresh_link("http://localhost:8000") is None


def test_a_colleagues_link_does_not_end_the_owners(database):
    fresh_link("http://localhost:8000")
    invite(role=Role.OWNER, at=clock.wall(), invited_by="Clara")
    fresh_link("http://localhost:8000")
    assert Invitation.objects.filter(used_at=None).count() == 2


def test_only_the_digest_of_a_link_is_kept(database):
    token = invite(role=Role.AGENT, at=NOON)
    assert token not in str(Invitation.objects.values().get())


def test_somebody_who_left_gets_no_new_password(database):
    member("Clara", role=Role.OWNER)
    ann = member("Ann", role=Role.AGENT)
    invitations.remove(ann)
    assert password_link("ann@example.com", base_url="http://localhost:8000") is None
