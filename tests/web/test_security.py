"""Is a page safe from others' scripts, frames and caches?"""

import pytest
from django.test import Client

from regulars import settings as ours
from regulars.web.assets import every_file, fingerprint


def test_a_page_loads_nothing_from_elsewhere(client):
    policy = client.get("/settings/").headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "script-src 'self';" in policy
    assert "frame-ancestors 'none'" in policy


def test_a_page_of_the_staff_is_in_no_cache(client):
    headers = client.get("/settings/").headers
    assert headers["Cache-Control"] == "no-store"
    assert (headers["X-Frame-Options"], headers["Referrer-Policy"]) == ("DENY", "same-origin")
    assert headers["X-Content-Type-Options"] == "nosniff"


def test_over_plain_http_browsers_are_not_told_to_insist_on_https(client):
    assert "Strict-Transport-Security" not in client.get("/settings/").headers
    assert (ours.HTTPS, ours.SECURE_HSTS_SECONDS, ours.SESSION_COOKIE_SECURE) == (False, 0, False)


def test_style_sheets_are_kept_for_good_under_an_address_that_changes_with_them(database, tmp_path):
    answer = Client().get(f"{ours.STATIC_URL}web/tokens.css")
    assert answer.status_code == 200
    assert "immutable" in answer.headers["Cache-Control"]
    assert every_file("", "/static/x.css")
    before = fingerprint([tmp_path])
    (tmp_path / "x.css").write_text("b { color: red }")
    assert fingerprint([tmp_path]) != before


def test_each_folders_static_files_are_served(database):
    assert Client().get(f"{ours.STATIC_URL}django_htmx/htmx-2.min.js").status_code == 200


def test_guessing_passwords_is_stopped(owner):
    guess = {"login": "clara@example.com", "password": "wrong"}
    answers = [Client().post("/account/login/", guess) for _ in range(6)]
    assert "Too many failed login attempts" in answers[-1].content.decode()


@pytest.mark.parametrize(
    "address",
    ["/people/?q=%00", "/products/?q=a%00b", "/messages/?q=%00", "/settings/audit/?q=%00", "/a%00/"],
)
def test_a_nul_in_an_address_is_the_askers_mistake(client, address):
    assert client.get(address).status_code == 400


def test_a_program_is_told_so_as_a_problem(client):
    answer = client.get("/api/v1/customers?email=a%00")
    assert (answer.status_code, answer.json()["detail"]) == (
        400,
        "A NUL character (%00) stands in the address. Leave it out.",
    )
