"""How does the owner say how often something is bought again, right in the list?"""

from typing import Any

from django import forms
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from regulars import clock
from regulars.insight import queries
from regulars.insight.actions import LONGEST, estimate_interval
from regulars.web import audit
from regulars.web.access import role
from regulars.web.request import StaffRequest
from regulars.web.toast import toast, trouble


class Days(forms.Form):
    """A number of days; empty takes the estimate back."""

    days = forms.IntegerField(required=False, min_value=1, max_value=LONGEST)


@role("marketer")
@require_POST
def product(request: StaffRequest, id: int) -> HttpResponse:
    """Keep the estimate for a product."""
    profile = queries.product(id)
    if profile is None:
        raise Http404
    called = profile.product.name or profile.product.sku
    return kept(request, called, url=reverse("product_estimate", args=[id]), product_id=id)


@role("marketer")
@require_POST
def category(request: StaffRequest) -> HttpResponse:
    """Keep the estimate for a product category; its name is in what was posted."""
    name = request.POST.get("category", "")
    if name not in dict(queries.category_names()):
        raise Http404
    return kept(request, name, url=reverse("category_estimate"), product_category=name)


def kept(request: StaffRequest, called: str, *, url: str, **what: Any) -> HttpResponse:
    """The field again, with what stands in it now."""
    form = Days(request.POST)
    if form.is_valid():
        days = form.cleaned_data["days"]
        with transaction.atomic():
            estimate_interval(days=days, actor=f"staff:{request.user.pk}", at=clock.now(), **what)
            audit.note(request, "interval.estimated", kind="interval", id=called, detail={"days": days})
        toast(request, _("Kept. It counts from the next time everything is worked out."))
    else:
        trouble(request, _("Write whole days, from 1 to %(most)s, or nothing.") % {"most": LONGEST})
    if not request.htmx:
        return redirect("products")
    category = what.get("product_category", "")
    field = {"days": form.data.get("days"), "url": url, "called": called, "category": category}
    return render(request, "insight/estimate.html", {**field, "wrong": not form.is_valid(), "may": True})
