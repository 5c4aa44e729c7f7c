"""Which addresses have the business's own terms?"""

from django.urls import path

from regulars.commerce.pages import shops

urlpatterns = [
    path("settings/company/", shops.company, name="settings_company"),
    path("settings/shops/", shops.shops, name="settings_shops"),
    path("settings/shops/<int:id>/", shops.shop, name="settings_shop"),
    path("settings/currencies/", shops.rates, name="settings_rates"),
]
