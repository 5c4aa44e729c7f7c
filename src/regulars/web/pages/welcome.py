"""How does somebody who got a one-time link make their account?"""

from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.models import User
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache

from regulars import clock
from regulars.web import audit
from regulars.web.access import public
from regulars.web.forms import DataForm, ask, filled
from regulars.web.invitations import AddressTaken, LinkSpent, accept, find
from regulars.web.roles import Role

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@dataclass(frozen=True)
class NewAccount:
    """What the first visit asks."""

    name: str = ask(_("Your name"), autocomplete="name")
    email: str = ask(_("E-mail"), kind="email", autocomplete="username")
    password: str = ask(
        _("Password"), kind="password", help=_("At least 10 characters; a few words are best.")
    )
    language: str = ask(_("Language"), choices=settings.LANGUAGES)


@public
@never_cache
def welcome(request: HttpRequest, token: str) -> HttpResponse:
    try:
        invitation = find(token, at=clock.wall())
    except LinkSpent:
        return render(request, "web/welcome_spent.html", status=410)
    start = NewAccount(name="", email=invitation.email, password="", language=get_language() or "en")
    form = filled(NewAccount, request, start=start)
    if request.method == "POST" and form.is_valid() and (user := made(form, token)):
        login(request, user, backend=BACKEND)
        answer = redirect("/")
        answer.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            form.value().language,
            max_age=settings.LANGUAGE_COOKIE_AGE,
            secure=settings.LANGUAGE_COOKIE_SECURE,
            httponly=settings.LANGUAGE_COOKIE_HTTPONLY,
            samesite="Lax",
        )
        return answer
    context = {"form": form, "invitation": invitation, "owner": invitation.role == Role.OWNER}
    return render(request, "web/welcome.html", context)


def made(form: DataForm[NewAccount], token: str) -> User | None:
    """The account, when nothing speaks against it; else the form says what does."""
    asked = form.value()
    try:
        validate_password(asked.password, User(email=asked.email, first_name=asked.name))
        with transaction.atomic():
            user = accept(token, name=asked.name, email=asked.email, password=asked.password, at=clock.wall())
            audit.note(user, "account.made", kind="staff", id=user.pk)
    except ValidationError as weak:
        form.add_error("password", weak)
    except AddressTaken:
        form.add_error("email", gettext("Somebody with this e-mail works here already."))
    except LinkSpent:
        form.add_error(None, gettext("This link was used already, or is too old."))
    else:
        return user
    return None
