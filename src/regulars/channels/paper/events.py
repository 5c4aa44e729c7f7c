"""What happens to letters on paper, and to cards in parcels?"""

import msgspec

from regulars.events.declare import event


@event("letters.printed", of_store=True)
class LettersPrinted(msgspec.Struct, frozen=True):
    """A print run was made; price_minor: of each piece, in minor units of the currency."""

    run_id: int
    pieces: int
    price_minor: int
    currency: str


@event("letters.posted", of_store=True)
class LettersPosted(msgspec.Struct, frozen=True):
    """The letters of a print run were brought to the post: they count as sent."""

    run_id: int


@event("letters.taken_back", of_store=True)
class LettersTakenBack(msgspec.Struct, frozen=True):
    """A print run was undone before it was posted: its letters wait again."""

    run_id: int


@event("card.printed")
class CardPrinted(msgspec.Struct, frozen=True):
    """A card was made for the parcel of an order; send_id: the message that it is."""

    order_id: int
    send_id: int
