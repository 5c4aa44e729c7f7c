"""What of SMS can be set?"""

from django.utils.translation import gettext_lazy as _

from regulars.web.sections import Section

SECTIONS = (
    Section(
        name="sms",
        label=_("SMS"),
        says=_("The provider by which texts leave, as whom, and what each costs."),
        order=302,
        url_name="settings_sms",
    ),
)
