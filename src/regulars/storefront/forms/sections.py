"""Where are forms and questions made?"""

from django.utils.translation import gettext_lazy as _

from regulars.web.sections import Section

SECTIONS = (
    Section(
        name="forms",
        label=_("Sign-up forms"),
        says=_("How people sign up on your pages, and what they get for it."),
        order=314,
        url_name="settings_forms",
        roles=("marketer",),
    ),
    Section(
        name="questions",
        label=_("Questions"),
        says=_("What you ask people, on forms and on their own page, to write to each about what fits."),
        order=315,
        url_name="settings_questions",
        roles=("marketer",),
    ),
)
