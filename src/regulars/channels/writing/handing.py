"""How does a picture from somebody's device come into a block?"""

from dataclasses import replace

import msgspec
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from regulars import clock
from regulars.channels.pictures import actions
from regulars.channels.pictures.sizing import HEAVIEST, NotAPicture, TooHeavy
from regulars.channels.writing.blocks import Picture
from regulars.channels.writing.composing import Sheet
from regulars.web.request import StaffRequest


def with_picture(sheet: Sheet, key: str, *, request: StaffRequest) -> Sheet:
    """The form with the picture that was handed in for a block, or with why it wasn't taken."""
    number = next((n for n, card in enumerate(sheet.cards, start=1) if card.key == key), 0)
    file = request.FILES.get(f"{key}.file")
    if (
        not number
        or not isinstance(file, UploadedFile)
        or not isinstance(sheet.cards[number - 1].block, Picture)
    ):
        return sheet
    if (file.size or 0) > HEAVIEST:
        return sheet.blaming(too_heavy(), block=number)
    try:
        url = actions.keep(file.read(), who=request, at=clock.now())
    except TooHeavy:
        return sheet.blaming(too_heavy(), block=number)
    except NotAPicture:
        words = _("This is no picture that mail programs show. Save it as JPEG or PNG, and hand that in.")
        return sheet.blaming(words, block=number)
    card = sheet.cards[number - 1]
    made = replace(card, block=msgspec.structs.replace(card.block, url=url))
    return replace(sheet, cards=(*sheet.cards[: number - 1], made, *sheet.cards[number:]))


def too_heavy() -> str:
    says = _("The picture has more than %(mb)s MB, or more than 60 million pixels. Save it smaller first.")
    return says % {"mb": HEAVIEST // 1_000_000}
