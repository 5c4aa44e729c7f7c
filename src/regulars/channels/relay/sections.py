"""What can be set of messages that another program brings?"""

from django.utils.translation import gettext_lazy as _

from regulars.web.sections import Section

SECTIONS = (
    Section(
        name="message_webhook",
        label=_("Your own program"),
        says=_(
            "A program of your own that brings messages to people: in your app, or by a service of its own."
        ),
        order=309,
        url_name="settings_message_webhook",
    ),
)
