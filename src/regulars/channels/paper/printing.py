"""How do the letters of a run come onto paper?"""

from regulars.channels.paper import queries
from regulars.channels.paper.address_file import address_file
from regulars.channels.paper.labels import labels
from regulars.channels.paper.sheets import Sheet


def addresses_of(run_id: int) -> bytes:
    """The address print file of a run."""
    return address_file(queries.pieces(run_id), **queries.posted_from())


def labels_of(run_id: int, *, sheet: Sheet, start: int = 1) -> bytes:
    """The labels of a run. start: the first free place of the first sheet."""
    return labels(queries.pieces(run_id), sheet=sheet, start=start, **queries.posted_from())
