"""In which words does the audit log say what staff did with messages?"""

from django.utils.translation import gettext_lazy as _

DEEDS = {
    "channel.set": _("Set the e-mail server"),
    "message.settled": _("Settled whether a message was sent"),
    "sender.set": _("Set a sender"),
    "sends.resumed": _("Let messages go out again"),
    "sends.stopped": _("Stopped all messages"),
}
