"""What does the store ask people?"""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.text import format_lazy, slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from regulars import clock
from regulars.customers import queries
from regulars.customers.actions import questions as actions
from regulars.customers.questions import ONE, SCALE, SEVERAL, Asking, Choice, spoken
from regulars.web import audit
from regulars.web.access import role
from regulars.web.forms import DataForm, ask, filled
from regulars.web.pages.settings import context
from regulars.web.pieces import Empty, Words
from regulars.web.request import StaffRequest
from regulars.web.toast import toast

if TYPE_CHECKING:
    from regulars.customers.choices.models import Question

NONE_YET = Empty(
    title=gettext_lazy("No questions yet"),
    says=gettext_lazy("Ask what people look for, and write to each about that."),
)
KINDS = [
    (ONE, gettext_lazy("one of the answers")),
    (SEVERAL, gettext_lazy("as many of the answers as fit")),
    (SCALE, gettext_lazy("a number from 1 to 5")),
]
ASKS, ANSWERS = gettext_lazy("Question"), gettext_lazy("Answers")
NAME = re.compile(r"[a-z0-9_-]{1,40}")


def of(words: Words, language: str) -> Words:
    """A field's words for one language."""
    return format_lazy("{words} ({language})", words=words, language=language)


@dataclass(frozen=True, kw_only=True)
class QuestionForm:
    """A question in the four languages; one of them is enough."""

    way: str = ask(gettext_lazy("How it is answered"), choices=KINDS, kind="radio", default=ONE)
    asks_en: str = ask(of(ASKS, "English"), default="")
    answers_en: str = ask(
        of(ANSWERS, "English"),
        kind="text",
        default="",
        help=gettext_lazy("A line for each, with the word for audiences before it: dry = Dry skin"),
    )
    asks_lv: str = ask(of(ASKS, "Latviešu"), default="")
    answers_lv: str = ask(of(ANSWERS, "Latviešu"), kind="text", default="")
    asks_bg: str = ask(of(ASKS, "Български"), default="")
    answers_bg: str = ask(of(ANSWERS, "Български"), kind="text", default="")
    asks_ru: str = ask(of(ASKS, "Русский"), default="")
    answers_ru: str = ask(of(ANSWERS, "Русский"), kind="text", default="")
    position: int = ask(
        gettext_lazy("Place in the list"),
        help=gettext_lazy("Lower ones come first."),
        default=0,
        least=0,
        most=999,
    )

    def asking(self, slug: str) -> Asking:
        """The question. Raises ValueError with the line that can't be read."""
        asks = {code: " ".join(getattr(self, f"asks_{code}").split()) for code in LANGUAGES}
        words: dict[str, dict[str, str]] = {}
        for code in LANGUAGES:
            for value, said in lines(getattr(self, f"answers_{code}")):
                words.setdefault(value, {})[code] = said
        choices = () if self.way == SCALE else tuple(Choice(value, said) for value, said in words.items())
        asked = {code: said for code, said in asks.items() if said}
        return Asking(slug=slug, kind=self.way, asks=asked, answers=choices)


LANGUAGES = dict(settings.LANGUAGES)


def lines(text: str) -> list[tuple[str, str]]:
    """Each answer with its word for audiences. Raises ValueError with a line that has none."""
    found = []
    for line in filter(None, map(str.strip, text.splitlines())):
        name, parted, said = line.partition("=")
        value = name.strip().casefold() if parted else slugify(line)[:40]
        if not NAME.fullmatch(value) or (parted and not said.strip()):
            raise ValueError(line)
        found.append((value, said.strip() or line))
    return found


def form_of(row: "Question") -> QuestionForm:
    """A question as the form shows it."""
    known = {f"asks_{code}": said for code, said in row.asks.items()}
    for code in LANGUAGES:
        said = [f"{one['value']} = {one['words'][code]}" for one in row.answers if one["words"].get(code)]
        known[f"answers_{code}"] = "\n".join(said)
    return QuestionForm(**known, way=row.kind, position=row.position)


@role("marketer")
def index(request: StaffRequest) -> HttpResponse:
    """The questions, and the form of a new one."""
    form = filled(QuestionForm, request, start=QuestionForm(position=len(queries.questions())))
    if request.method == "POST" and form.is_valid() and kept(request, form, slug=""):
        return redirect("settings_questions")
    here = [request.LANGUAGE_CODE]
    rows = [(row, spoken(row.asks, here)) for row in queries.questions(retired=True)]
    more = {"form": form, "rows": rows, "none_yet": NONE_YET}
    return render(request, "forms/asking.html", context(request, "questions", **more))


@role("marketer")
def one(request: StaffRequest, slug: str) -> HttpResponse:
    """One of them, to change it."""
    found = next((row for row in queries.questions(retired=True) if row.slug == slug), None)
    if found is None:
        raise Http404
    form = filled(QuestionForm, request, start=form_of(found))
    if request.method == "POST" and form.is_valid() and kept(request, form, slug=slug):
        return redirect("settings_questions")
    more = {"form": form, "question": found}
    return render(request, "forms/question.html", context(request, "questions", **more))


@role("marketer")
@require_POST
def retire(request: StaffRequest, slug: str) -> HttpResponse:
    """Nobody is asked any more."""
    if actions.retire(slug, actor=f"staff:{request.user.pk}", at=clock.now()):
        audit.note(request, "question.retired", kind="question", id=slug)
        toast(request, _("People aren’t asked it any more."))
    return redirect("settings_questions")


def kept(request: StaffRequest, form: DataForm[QuestionForm], *, slug: str) -> bool:
    """Keep a question; False where something is wrong with it, which the form says."""
    asked = form.value()
    try:
        asking = asked.asking(slug)
    except ValueError as line:
        form.add_error(
            None, _("Write each answer as: dry = Dry skin. This one isn’t: %(line)s") % {"line": line}
        )
        return False
    if not asking.asks:
        form.add_error("asks_en", _("Ask it in one language at least."))
        return False
    if len(asking.offered()) < 2:
        form.add_error("answers_en", _("Two answers are the least."))
        return False
    at, actor = clock.now(), f"staff:{request.user.pk}"
    known = actions.set_question(asking, position=asked.position, actor=actor, at=at)
    audit.note(request, "question.set", kind="question", id=known)
    toast(request, _("Saved."))
    return True
