"""What of the business can be set?"""

from django.utils.translation import gettext_lazy as _

from regulars.web.sections import Section

SECTIONS = (
    Section(
        name="company",
        label=_("Company"),
        says=_("Your business: its name, its money and its hours."),
        order=10,
        url_name="settings_company",
    ),
    Section(
        name="shops",
        label=_("Shops"),
        says=_("Each shop with its currency, its time zone and where its history begins."),
        order=20,
        url_name="settings_shops",
    ),
    Section(
        name="rates",
        label=_("Currencies"),
        says=_("What other currencies are worth in yours, so that all orders can be summed up."),
        order=30,
        url_name="settings_rates",
    ),
)
