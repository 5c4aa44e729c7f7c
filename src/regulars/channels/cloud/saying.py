"""What is said to somebody in WhatsApp: a template filled in, or the letter in short?

https://developers.facebook.com/documentation/business-messaging/whatsapp: what stands for a template's {{1}}
is one line of text, and none may be empty.
"""

from typing import Any

from regulars.channels import words
from regulars.channels.channel import Parcel
from regulars.channels.chat import text_of
from regulars.channels.cloud.account import Template
from regulars.money import Money


class NotKnown(Exception):
    """A word that the template needs isn't known of this person."""


def text(parcel: Parcel) -> dict[str, Any]:
    """The letter in short, to whoever wrote a short while ago."""
    return _to(parcel) | {"type": "text", "text": {"preview_url": False, "body": text_of(parcel)}}


def filled(template: Template, parcel: Parcel) -> dict[str, Any]:
    """The template, in the words of this letter to this person. Raises NotKnown."""
    said = [{"type": "text", "text": word_of(word, parcel)} for word in template.words]
    body = [{"type": "body", "parameters": said}] if said else []
    named = {"name": template.name, "language": {"code": template.code}, "components": body}
    return _to(parcel) | {"type": "template", "template": named}


def word_of(word: str, parcel: Parcel) -> str:
    """What stands for one of the template's numbers. Raises NotKnown."""
    name, _bar, instead = word.partition("|")
    group, dot, field = name.partition(".")
    value = getattr(getattr(parcel.words, group, None), field, None) if dot else getattr(parcel.letter, name)
    if isinstance(value, Money):
        value = words.money(value, language=parcel.language)
    line = " ".join(str(value or instead).split())
    if not line:
        raise NotKnown(name)
    return line


def _to(parcel: Parcel) -> dict[str, Any]:
    """biz_opaque_callback_data: what Meta tells us again with each receipt."""
    return {
        "messaging_product": "whatsapp",
        "recipient_type": "individual",
        "to": parcel.to.removeprefix("+"),
        "biz_opaque_callback_data": parcel.key.hex,
    }
