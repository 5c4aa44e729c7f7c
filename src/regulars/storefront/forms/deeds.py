"""In which words does the audit log say what staff did with forms and questions?"""

from django.utils.translation import gettext_lazy as _

DEEDS = {
    "form.set": _("Set a sign-up form"),
    "form.ended": _("Ended a sign-up form"),
    "question.set": _("Set a question"),
    "question.retired": _("Took a question off the list"),
}
