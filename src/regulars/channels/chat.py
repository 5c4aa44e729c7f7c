"""What does a letter say in a chat?"""

from django.utils import translation
from django.utils.translation import gettext

from regulars.channels.channel import Parcel

LONGEST = 4096
"""Characters of one message, in Telegram and in WhatsApp alike."""


def text_of(parcel: Parcel) -> str:
    """The letter in short, with how to leave where one may; '' without a short form."""
    short = parcel.letter.short.strip()
    if not short or not parcel.unsubscribe:
        return short
    with translation.override(parcel.language or None):
        return f"{short}\n\n{gettext('Unsubscribe')}: {parcel.unsubscribe}"


def unfit(text: str) -> str:
    """Why a text can't leave; '' of one that can."""
    if not text:
        return "the letter has no short form"
    return f"the text has {len(text)} characters; at most {LONGEST} are sent" if len(text) > LONGEST else ""
