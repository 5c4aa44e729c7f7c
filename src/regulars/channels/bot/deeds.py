"""In which words does the audit log say what staff did with the bot?"""

from django.utils.translation import gettext_lazy as _

DEEDS = {"bot.set": _("Set by which bot messages leave in Telegram")}
