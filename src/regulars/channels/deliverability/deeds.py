"""In which words does the audit log say what staff did so that mail stays welcome?"""

from django.utils.translation import gettext_lazy as _

DEEDS = {
    "bounces.forgotten": _("Stopped reading bounces"),
    "bounces.set": _("Set the bounces’ mailbox"),
    "offers.let_go": _("Let offers leave again"),
    "signing_key.made": _("Made a key that signs mail"),
    "signing_key.published": _("Let a key sign mail"),
    "warm_up.set": _("Set how a domain begins"),
}
