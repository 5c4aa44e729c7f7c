"""Where does the owner say what people can choose to hear of?"""

from django.utils.translation import gettext_lazy as _

from regulars.web.sections import Section

SECTIONS = (
    Section(
        name="topics",
        label=_("Topics"),
        says=_("What you write about, for people to choose from on their own page."),
        order=312,
        url_name="settings_topics",
    ),
)
