"""Which newsletters may everybody read?"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache

from regulars import clock
from regulars.capabilities.campaigns import archiving
from regulars.capabilities.campaigns.contents import CONTENTS
from regulars.channels.queries import business
from regulars.web.access import public


@public
@never_cache
def listed(request: HttpRequest) -> HttpResponse:
    """Those that the owner shows."""
    found = archiving.listed(language=get_language() or "")
    rows = [(one, CONTENTS[one.content].label if one.content in CONTENTS else "") for one in found]
    return render(request, "campaigns/newsletters.html", {"rows": rows, "shop": business().name})


@public
@never_cache
def one(request: HttpRequest, token: str) -> HttpResponse:
    """One of them."""
    found = archiving.meant(token, language=get_language() or "", at=clock.now())
    context = {"found": found, "shop": business().name}
    return render(request, "campaigns/newsletter.html", context, status=200 if found else 404)
