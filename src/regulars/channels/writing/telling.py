"""How is somebody told what is to be mended in letters before what sends them is switched on?"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from regulars.channels.pages.messages import titled
from regulars.channels.writing import queries
from regulars.channels.writing.gate import Held
from regulars.web.pieces import Words

FIELD = "all_the_same"


def says_all_the_same(request: HttpRequest) -> bool:
    """Whether whoever posts was told already."""
    return request.POST.get(FIELD) == "yes"


def held_page(request: HttpRequest, held: Held, *, verb: Words, back: str) -> HttpResponse:
    """What lint says, and where nothing is refused a button that does it all the same.

    verb: what the button says it does. back: where one goes who doesn't.
    """
    titles = {row.name: row.title for row in queries.all_own()}
    found = [(titles.get(each.letter) or titled(each.letter), each) for each in held.remarks]
    context = {"found": found, "held": held, "verb": verb, "back": back, "field": FIELD}
    return render(request, "writing/held.html", context, status=409)
