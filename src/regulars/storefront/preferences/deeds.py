"""In which words does the audit log say what staff did with topics?"""

from django.utils.translation import gettext_lazy as _

DEEDS = {
    "topic.retired": _("Took a topic off the list"),
    "topic.set": _("Set a topic"),
}
