"""Letters of a run, as tests print them."""

from regulars.channels.paper.queries import Piece
from regulars.customers.postal import PostalAddress


def piece(address: PostalAddress, *, send_id: int = 1, subject: str = "Hello", text: str = "Hello!") -> Piece:
    return Piece(send_id, 1, address, "lv", subject, text)
