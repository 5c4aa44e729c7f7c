"""How does somebody who got a one-time link make their account?"""

from dataclasses import dataclass

from django.contrib.auth import login
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache

from regulars import clock
from regulars.web import audit
from regulars.web.access import public
from regulars.web.forms import ask, filled
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


@public
@never_cache
def welcome(request: HttpRequest, token: str) -> HttpResponse:
    at = clock.wall()
    try:
        invitation = find(token, at=at)
    except LinkSpent:
        return render(request, "web/welcome_spent.html", status=410)
    start = NewAccount(name="", email=invitation.email, password="")
    form = filled(NewAccount, request, start=start)
    if request.method == "POST" and form.is_valid():
        account = form.value()
        try:
            validate_password(account.password)
            user = accept(token, name=account.name, email=account.email, password=account.password, at=at)
        except ValidationError as weak:
            form.add_error("password", weak)
        except AddressTaken:
            form.add_error("email", gettext("Somebody with this e-mail works here already."))
        else:
            login(request, user, backend=BACKEND)
            audit.note(user, "account.made", kind="staff", id=user.pk, detail={"role": invitation.role})
            return redirect("/")
    context = {"form": form, "invitation": invitation, "owner": invitation.role == Role.OWNER}
    return render(request, "web/welcome.html", context)
