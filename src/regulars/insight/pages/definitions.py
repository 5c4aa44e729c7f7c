"""What does each figure mean, and how is it worked out?"""

from django.http import HttpResponse
from django.shortcuts import render

from regulars.insight.definitions import DEFINITIONS
from regulars.web.access import role
from regulars.web.request import StaffRequest


@role("agent", "analyst")
def definitions(request: StaffRequest) -> HttpResponse:
    """All words of insight, in the order in which one leads to the other."""
    return render(request, "insight/definitions.html", {"definitions": DEFINITIONS})
