"""How does a page say that it is done, and how to undo it?"""

from django.contrib import messages
from django.http import HttpRequest

from regulars.web.pieces import Words


def toast(request: HttpRequest, says: Words, *, undo: str = "") -> None:
    """A line that comes and goes. undo: the address to which its Undo button posts."""
    messages.success(request, str(says), extra_tags=undo)


def trouble(request: HttpRequest, says: Words) -> None:
    """A line that says why it wasn't done."""
    messages.error(request, str(says))
