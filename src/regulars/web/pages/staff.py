"""Who works here, and what may each do?"""

from dataclasses import dataclass

from allauth.mfa.models import Authenticator
from django.contrib.auth.models import User
from django.core.exceptions import ObjectDoesNotExist
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from regulars import clock
from regulars.web import audit
from regulars.web.access import role
from regulars.web.context import name_of
from regulars.web.forms import ask, filled
from regulars.web.invitations import LastOwner, change, pending, remove, withdraw
from regulars.web.invitations import invite as make_link
from regulars.web.owner_link import PATH
from regulars.web.pages.settings import context
from regulars.web.pieces import Words
from regulars.web.request import StaffRequest
from regulars.web.roles import LABELS, MEANINGS, Role
from regulars.web.toast import toast, trouble


def role_choices() -> list[tuple[str, str]]:
    return [(each.value, f"{LABELS[each]}: {MEANINGS[each]}") for each in Role]


@dataclass(frozen=True)
class NewColleague:
    """Whom to invite, and as what."""

    role: Role = ask(
        gettext_lazy("What they will do"), kind="radio", choices=role_choices, default=Role.ANALYST
    )
    email: str = ask(gettext_lazy("Their e-mail"), kind="email", default="")


@dataclass(frozen=True, slots=True)
class Colleague:
    """One line of the page."""

    user: User
    role: Role | None
    role_label: Words
    second_factor: bool
    myself: bool


@role("owner")
def people(request: StaffRequest) -> HttpResponse:
    guarded = set(
        Authenticator.objects.exclude(type=Authenticator.Type.RECOVERY_CODES).values_list(
            "user_id", flat=True
        )
    )
    staff = [
        Colleague(
            user,
            found := role_in(user),
            LABELS[found] if found else "",
            user.pk in guarded,
            user.pk == request.user.pk,
        )
        for user in User.objects.filter(is_active=True)
        .prefetch_related("groups")
        .order_by("first_name", "email")
    ]
    more = {
        "staff": staff,
        "pending": [(each, LABELS[Role(each.role)]) for each in pending(at=clock.wall())],
        "roles": role_choices(),
    }
    return render(request, "web/settings/people.html", context(request, "people", **more))


def role_in(user: User) -> Role | None:
    names = {group.name for group in user.groups.all()}
    return next((each for each in Role if each in names), None)


@role("owner")
def invite(request: StaffRequest) -> HttpResponse:
    """Asks whom, then shows the link once."""
    form = filled(NewColleague, request, start=NewColleague())
    link = ""
    if request.method == "POST" and form.is_valid():
        asked = form.value()
        with transaction.atomic():
            token = make_link(
                role=asked.role, email=asked.email, at=clock.wall(), invited_by=name_of(request)
            )
            audit.note(request, "staff.invited", detail={"role": asked.role, "email": asked.email})
        link = request.build_absolute_uri(PATH.format(token=token))
    return render(request, "web/settings/invite.html", context(request, "people", form=form, link=link))


@role("owner")
@require_POST
def set_role(request: StaffRequest, id: int) -> HttpResponse:
    user, chosen = get_object_or_404(User, pk=id, is_active=True), request.POST.get("role")
    if chosen in set(Role):
        try:
            with transaction.atomic():
                change(user, role=Role(chosen))
                audit.note(request, "staff.role_changed", kind="staff", id=id, detail={"role": chosen})
            toast(request, _("%(name)s: %(role)s.") % {"name": user.first_name, "role": LABELS[Role(chosen)]})
        except LastOwner:
            trouble(request, _("Somebody has to stay owner: make another person owner first."))
    return redirect("settings_people")


@role("owner")
@require_POST
def end(request: StaffRequest, id: int) -> HttpResponse:
    user = get_object_or_404(User, pk=id, is_active=True)
    try:
        with transaction.atomic():
            remove(user)
            audit.note(request, "staff.removed", kind="staff", id=id, detail={"email": user.email})
        toast(request, _("%(name)s can no longer sign in.") % {"name": user.first_name or user.email})
    except LastOwner:
        trouble(request, _("Somebody has to stay owner: make another person owner first."))
    return redirect("settings_people")


@role("owner")
@require_POST
def uninvite(request: StaffRequest, id: int) -> HttpResponse:
    try:
        with transaction.atomic():
            invitation = withdraw(id, at=clock.wall())
            detail = {"email": invitation.email, "role": invitation.role}
            audit.note(request, "staff.uninvited", detail=detail)
    except ObjectDoesNotExist:
        raise Http404 from None
    toast(request, _("The link no longer works."))
    return redirect("settings_people")
