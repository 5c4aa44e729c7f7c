"""Who may open which page?"""

from collections.abc import Iterator

import pytest
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from regulars.api import api
from regulars.web.access import (
    Access,
    AccessMiddleware,
    UndeclaredRoute,
    access_of,
    guards_itself,
)
from regulars.web.api import KeyAuth
from regulars.web.roles import Role
from tests.browser_fixtures import client_of, member

THIRD_PARTY = {
    "account_change_password",
    "account_confirm_email",
    "account_confirm_login_code",
    "account_email",
    "account_email_verification_sent",
    "account_inactive",
    "account_login",
    "account_logout",
    "account_reauthenticate",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key",
    "account_reset_password_from_key_done",
    "account_set_password",
    "account_signup",
    "mfa_activate_totp",
    "mfa_add_webauthn",
    "mfa_authenticate",
    "mfa_deactivate_totp",
    "mfa_download_recovery_codes",
    "mfa_edit_webauthn",
    "mfa_generate_recovery_codes",
    "mfa_index",
    "mfa_list_webauthn",
    "mfa_login_webauthn",
    "mfa_reauthenticate",
    "mfa_reauthenticate_webauthn",
    "mfa_remove_webauthn",
    "mfa_view_recovery_codes",
}
"""Pages of the sign-in library: each asks for what it needs by itself."""


def routes(patterns: list[URLPattern | URLResolver] | None = None) -> Iterator[URLPattern]:
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(pattern, URLResolver):
            yield from routes(pattern.url_patterns)
        else:
            yield pattern


def is_api(route: URLPattern) -> bool:
    return route.callback.__module__.startswith("ninja.") or getattr(route, "name", "") in {
        "openapi-json",
        "api-root",
    }


def test_every_route_of_ours_says_who_may_open_it():
    silent = [
        str(route.pattern)
        for route in routes()
        if access_of(route.callback) is None and not guards_itself(route.callback)
    ]
    assert silent == []


def test_pages_that_guard_themselves_are_known_by_name():
    named = {route.name for route in routes() if guards_itself(route.callback) and not is_api(route)}
    assert named == THIRD_PARTY


def test_every_route_of_the_api_asks_for_a_key():
    open_routes = [
        f"{path} {operation.methods}"
        for _prefix, router in api._routers
        for path, view in router.path_operations.items()
        for operation in view.operations
        if not all(isinstance(auth, KeyAuth) for auth in operation.auth_callbacks or api.auth)
    ]
    assert open_routes == []


@pytest.mark.parametrize(
    ("declared", "who"),
    [
        (Access(roles=frozenset({Role.ANALYST})), Role.ANALYST),
        (Access(roles=frozenset({Role.ANALYST})), Role.MARKETER),
        (Access(roles=frozenset({Role.AGENT})), Role.OWNER),
        (Access(roles=frozenset({Role.AGENT, Role.ANALYST})), Role.AGENT),
        (Access(everybody=True), None),
    ],
)
def test_a_role_opens_what_is_for_it_and_below(declared, who):
    assert declared.admits(who)


@pytest.mark.parametrize(
    ("declared", "who"),
    [
        (Access(roles=frozenset({Role.ANALYST})), Role.AGENT),
        (Access(roles=frozenset({Role.MARKETER})), Role.ANALYST),
        (Access(roles=frozenset({Role.OWNER})), Role.MARKETER),
        (Access(roles=frozenset({Role.AGENT, Role.ANALYST})), None),
    ],
)
def test_a_role_does_not_open_what_is_above_or_beside_it(declared, who):
    assert not declared.admits(who)


def test_a_view_that_says_nothing_is_refused(rf: RequestFactory, owner):
    def forgotten(request):
        return HttpResponse("secret")

    request = rf.get("/")
    request.user = owner
    with pytest.raises(UndeclaredRoute, match="forgotten"):
        AccessMiddleware(forgotten).process_view(request, forgotten, [], {})


def test_a_stranger_is_led_to_the_sign_in_and_back(database):
    answer = Client().get("/settings/keys/?q=a")
    assert answer.status_code == 302
    assert answer.url == "/account/login/?next=/settings/keys/%3Fq%3Da"


def test_a_part_of_a_page_leads_the_whole_page_to_the_sign_in(database):
    answer = Client().get(
        "/settings/audit/",
        headers={"HX-Request": "true", "HX-Current-URL": "http://testserver/settings/audit/"},
    )
    assert answer.headers["HX-Redirect"] == "/account/login/?next=/settings/audit/"


@pytest.mark.parametrize("name", ["settings_people", "settings_keys", "settings_audit", "settings_invite"])
def test_only_owners_open_what_is_theirs(database, name):
    marketer = client_of(member("Mara", role=Role.MARKETER))
    owner = client_of(member("Clara", role=Role.OWNER))
    assert marketer.get(reverse(name)).status_code == 403
    assert owner.get(reverse(name)).status_code == 200


def test_somebody_without_a_role_opens_nothing(database):
    nobody = member("Nils", role=Role.ANALYST)
    nobody.groups.clear()
    assert client_of(nobody).get("/settings/").status_code == 403


def test_the_navigation_shows_only_what_a_role_may_open(database):
    analyst = client_of(member("Ana", role=Role.ANALYST))
    body = analyst.get("/account/2fa/").content.decode()
    assert "Ana" in body
    assert 'href="/settings/"' not in body
