"""Where does the owner set up what the shop's own page tells?"""

from django.utils.translation import gettext_lazy as _

from regulars.web.sections import Section

SECTIONS = (
    Section(
        name="page",
        label=_("Your shop’s page"),
        says=_("What visitors look at, search for and put into the basket, told by a small script."),
        order=45,
        url_name="settings_page",
    ),
)
