"""How is an ad audience made, and whom would it reach?"""

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from regulars import clock
from regulars.capabilities.audiences import actions, jobs, queries, words
from regulars.capabilities.audiences.networks.catalogue import networks
from regulars.capabilities.audiences.pages.asked import Asked, in_currency, lines, minor
from regulars.capabilities.audiences.preview import Preview, preview
from regulars.capabilities.audiences.rules import FEW
from regulars.engine.expression import ExpressionProblem
from regulars.web.access import role
from regulars.web.forms import DataForm, filled
from regulars.web.request import StaffRequest
from regulars.web.toast import toast

if TYPE_CHECKING:
    from regulars.capabilities.audiences.models import AdAudience

START = Asked(name="", expression="")


@role("marketer")
def new(request: StaffRequest) -> HttpResponse:
    """The form; looked at first, made then."""
    form = in_currency(filled(Asked, request, start=START), currency=request.about.currency)
    looked = None
    if request.method == "POST" and form.is_valid():
        looked = seen(form)
        wants_it = request.POST.get("do") == "make"
        if looked and wants_it and (made := added(request, form)):
            jobs.soon(made.pk)
            toast(request, _("Made. The networks are told in a moment."))
            return redirect("ad_audience", id=made.pk)
    context = {
        "form": form,
        "looked": looked,
        "few": looked is not None and looked.told < FEW,
        "takes": [(each.label, words.told(each.name)) for each in networks().values()],
        "missing": [each.label for each in networks().values() if each.name not in queries.account_rows()],
    }
    return render(request, "audiences/new.html", context)


def seen(form: DataForm[Asked]) -> Preview | None:
    """Whom it would reach; None where the form has to say what is wrong."""
    asked = form.value()
    try:
        looked = preview(asked.expression, at=clock.now())
    except ExpressionProblem as problem:
        form.add_error("expression", problem.message)
        return None
    if not asked.networks:
        form.add_error("meta", _("Choose at least one network."))
    if asked.budget is not None and not lines(asked.campaigns):
        form.add_error("campaigns", _("Name the campaigns whose costs count towards the budget."))
    return None if form.errors else looked


def added(request: StaffRequest, form: DataForm[Asked]) -> "AdAudience | None":
    """The new one; None where the form has to say what is wrong."""
    asked = form.value()
    wanted = actions.Wanted(
        name=asked.name.strip(),
        expression=asked.expression,
        networks=asked.networks,
        holdout_bp=asked.holdout_bp,
        campaigns=tuple(lines(asked.campaigns)),
        budget_business=minor(asked.budget, currency=request.about.currency),
    )
    try:
        return actions.make(wanted, who=request, at=clock.now())
    except actions.NameTaken:
        form.add_error("name", _("There is one of this name already."))
        return None
