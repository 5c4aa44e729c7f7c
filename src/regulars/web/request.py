"""What does a page's view get?"""

from typing import TYPE_CHECKING

from django.contrib.auth.models import User
from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from regulars.web.roles import Role

if TYPE_CHECKING:
    from regulars.web.about import About


class StaffRequest(HttpRequest):
    """A request of somebody who is signed in.

    role: theirs, as `AccessMiddleware` found it.
    about: the business, as `BusinessMiddleware` read it.
    htmx: truthy when only a part of the page is asked for.
    """

    user: User
    role: Role
    about: "About"
    htmx: HtmxDetails
