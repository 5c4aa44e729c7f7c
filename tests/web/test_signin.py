"""Can people of the staff sign in, and only they?"""

import hmac
import re
from base64 import b32decode

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import User
from django.core import mail
from django.test import Client
from playwright.sync_api import Page, expect

from regulars import clock
from regulars.web import audit
from regulars.web.owner_link import fresh_link
from regulars.web.roles import Role
from regulars.web.signin import cipher
from tests.browser_fixtures import Shoot, member

PASSWORD = "correct horse battery"


@pytest.fixture
def clara(database) -> User:
    user = member("Clara", role=Role.OWNER)
    user.set_password(PASSWORD)
    user.save()
    return user


def sign_in(page: Page, email: str = "clara@example.com") -> None:
    page.goto("/account/login/?next=/settings/")
    page.get_by_label("Email").fill(email)
    page.get_by_label("Password").fill(PASSWORD)
    with page.expect_navigation():
        page.get_by_role("button", name="Sign in", exact=True).click()


def confirmed(page: Page, path: str) -> None:
    """Open what asks for the password once more."""
    page.goto(path)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Confirm").click()
    expect(page).to_have_url(re.compile(path))


def code(secret: str) -> str:
    """What an authenticator app shows for this secret now (RFC 6238)."""
    half_minutes = int(clock.wall().timestamp()) // 30
    digest = hmac.digest(b32decode(secret), half_minutes.to_bytes(8, "big"), "sha1")
    place = digest[-1] & 15
    number = int.from_bytes(digest[place : place + 4], "big") & 0x7FFFFFFF
    return f"{number % 1_000_000:06}"


def test_the_owner_makes_the_first_account_by_the_printed_link(page: Page, live: str, screenshots: Shoot):
    page.goto(fresh_link(live) or "")
    expect(page.get_by_role("heading", level=1)).to_have_text("Make the owner’s account.")
    screenshots(page, "welcome")
    page.get_by_label("Your name").fill("Clara Liepa")
    page.get_by_label("E-mail").fill("clara@example.com")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("combobox", name="Language").select_option("en")
    page.get_by_role("button", name="Make my account").click()
    page.goto("/settings/")
    expect(page.get_by_role("button", name="Clara Liepa")).to_be_visible()


def test_one_signs_in_and_out(page: Page, clara, screenshots: Shoot):
    page.goto("/account/login/")
    screenshots(page, "sign-in")
    sign_in(page)
    expect(page).to_have_url(re.compile(r"/settings/$"))
    page.get_by_role("button", name="Clara").click()
    page.get_by_role("button", name="Sign out").click()
    page.goto("/settings/")
    expect(page).to_have_url(re.compile(r"/account/login/\?next=/settings/$"))


def test_a_second_factor_is_asked_once_it_is_set_up(page: Page, clara, screenshots: Shoot):
    sign_in(page)
    page.goto("/account/2fa/")
    screenshots(page, "security")
    confirmed(page, "/account/2fa/totp/activate/")
    secret = page.locator("#authenticator_secret").input_value()
    screenshots(page, "second-factor")
    page.get_by_label("Authenticator code").fill(code(secret))
    page.get_by_role("button", name="Activate").click()
    expect(page.get_by_text("Unused codes")).to_be_visible()
    recovery = page.locator("#recovery_codes").input_value().split()
    screenshots(page, "recovery-codes")
    page.context.clear_cookies()
    sign_in(page)
    expect(page).to_have_url(re.compile(r"/account/2fa/authenticate/"))
    page.get_by_label("Code").fill(recovery[0])
    page.get_by_role("button", name="Sign In", exact=True).click()
    expect(page).to_have_url(re.compile(r"/settings/$"))


def test_a_passkey_signs_in_without_a_password(page: Page, clara):
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    session.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2",
                "transport": "internal",
                "hasResidentKey": True,
                "hasUserVerification": True,
                "isUserVerified": True,
                "automaticPresenceSimulation": True,
            }
        },
    )
    sign_in(page)
    confirmed(page, "/account/2fa/webauthn/add/")
    page.get_by_label("Passwordless").check()
    page.get_by_role("button", name="Add").click()
    expect(page).not_to_have_url(re.compile("add"))
    page.context.clear_cookies()
    page.goto("/account/login/?next=/settings/")
    page.get_by_role("button", name="Sign in with a passkey").click()
    expect(page.get_by_role("button", name="Clara")).to_be_visible()


def test_who_signed_in_is_noted_and_who_did_not_is_not(clara):
    Client().post("/account/login/", {"login": "clara@example.com", "password": "wrong"})
    Client().post("/account/login/", {"login": "clara@example.com", "password": PASSWORD})
    assert [(row.who, row.action) for row in audit.actions()] == [("Clara", "account.signed_in")]


def test_each_change_of_how_somebody_signs_in_is_noted(clara):
    client = Client()
    client.post("/account/login/", {"login": "clara@example.com", "password": PASSWORD})
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    secret = client.get("/account/2fa/totp/activate/").context["form"].secret
    client.post("/account/2fa/totp/activate/", {"code": code(secret)})
    client.post("/account/2fa/recovery-codes/generate/")
    client.post("/account/2fa/totp/deactivate/")
    new = "another good horse"
    client.post("/account/password/change/", {"oldpassword": PASSWORD, "password1": new, "password2": new})
    assert [(row.who, row.action) for row in audit.actions().order_by("id")] == [
        ("Clara", "account.signed_in"),
        ("Clara", "account.factor_added"),
        ("Clara", "account.codes_made"),
        ("Clara", "account.factor_removed"),
        ("Clara", "account.password_changed"),
    ]


def test_the_secret_of_an_app_is_kept_encrypted(clara):
    client = Client()
    client.post("/account/login/", {"login": "clara@example.com", "password": PASSWORD})
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    secret = client.get("/account/2fa/totp/activate/").context["form"].secret
    client.post("/account/2fa/totp/activate/", {"code": code(secret)})
    kept = Authenticator.objects.get(type="totp").data["secret"]
    assert secret not in kept
    assert cipher().decrypt(kept.encode()).decode() == secret


def test_who_forgot_the_password_gets_a_mail_that_says_little(clara):
    Client().post("/account/password/reset/", {"email": "clara@example.com"})
    (letter,) = mail.outbox
    assert letter.subject == "Choose a new password"
    (link,) = re.findall(r"http://testserver(/account/password/reset/key/\S+)", letter.body)
    client = Client()
    form = client.get(link, follow=True)
    client.post(
        form.request["PATH_INFO"], {"password1": "another good horse", "password2": "another good horse"}
    )
    assert User.objects.get().check_password("another good horse")
    assert [(row.who, row.action) for row in audit.actions()] == [("Clara", "account.password_reset")]


def test_whether_an_address_works_here_is_told_to_nobody(clara):
    known = Client().post("/account/password/reset/", {"email": "clara@example.com"}, follow=True)
    unknown = Client().post("/account/password/reset/", {"email": "bo@example.com"}, follow=True)
    assert known.redirect_chain == unknown.redirect_chain
    assert len(mail.outbox) == 1
    page = known.content.decode()
    # a store that has no mail server yet sent nothing, so nothing is promised, and there is another way
    assert "If you work here and this store can send mail" in page
    assert "regulars password-link" in page


def test_the_pages_speak_the_language_that_is_chosen(page: Page, database):
    page.goto("/account/login/")
    page.get_by_role("button", name="latviešu").click()
    expect(page.locator("html")).to_have_attribute("lang", "lv")
    page.goto("/settings/")
    expect(page.locator("html")).to_have_attribute("lang", "lv")
