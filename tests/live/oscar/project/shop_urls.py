"""The shop's pages, its REST API, ours, and what the tests look up in it."""

from django.apps import apps
from django.http import JsonResponse
from django.urls import include, path


def products(request):
    """Ids by SKU."""
    stock = apps.get_model("partner", "StockRecord").objects
    return JsonResponse({"products": dict(stock.values_list("partner_sku", "product_id"))})


def lines(request, order):
    """What an order is of."""
    found = apps.get_model("order", "Line").objects.filter(order=order).order_by("pk")
    told = [{"id": one.pk, "sku": one.partner_sku, "quantity": one.quantity} for one in found]
    return JsonResponse(told, safe=False)


def kept(request, order):
    """What was written to an order, in which groups its buyer is, and what they said to offers."""
    found = apps.get_model("order", "Order").objects.get(pk=order)
    groups = found.user.groups.order_by("name").values_list("name", flat=True)
    notes = found.notes.filter(note_type="Regulars").values_list("message", flat=True)
    said = {"offers": found.user.accepts_offers, "since": found.user.accepts_offers_at}
    return JsonResponse({"notes": list(notes), "groups": list(groups), **said})


def deleted(request, order):
    """As somebody deletes an order in a shop's back office."""
    apps.get_model("order", "Order").objects.get(pk=order).delete()
    return JsonResponse({})


urlpatterns = [
    path("api/", include("oscarapi.urls")),
    path("regulars/", include("regulars_oscar")),
    path("looked-up/", products),
    path("looked-up/<int:order>/", lines),
    path("looked-up/<int:order>/kept/", kept),
    path("looked-up/<int:order>/deleted/", deleted),
    path("", include(apps.get_app_config("oscar").urls[0])),
]
