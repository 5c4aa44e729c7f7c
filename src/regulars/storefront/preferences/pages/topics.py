"""What does the owner let people choose to hear of?"""

from dataclasses import dataclass

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from regulars import clock
from regulars.customers import queries
from regulars.customers.actions import topics as actions
from regulars.storefront.preferences.offered import in_words
from regulars.storefront.preferences.queries import business_language
from regulars.web import audit
from regulars.web.access import role
from regulars.web.forms import DataForm, ask, filled
from regulars.web.pages.settings import context
from regulars.web.pieces import Empty, Words
from regulars.web.request import StaffRequest
from regulars.web.toast import toast

NONE_YET = Empty(
    title=gettext_lazy("No topics yet"),
    says=gettext_lazy("With topics, people leave what doesn’t interest them and stay for the rest."),
)
NAME, SAYS = gettext_lazy("Name"), gettext_lazy("What it is, in a sentence")


def of(words: Words, language: str) -> Words:
    """A field's words for one language."""
    return format_lazy("{words} ({language})", words=words, language=language)


@dataclass(frozen=True, kw_only=True)
class TopicForm:
    """A topic in the four languages; one of them is enough."""

    name_en: str = ask(of(NAME, "English"), default="")
    says_en: str = ask(of(SAYS, "English"), default="")
    name_lv: str = ask(of(NAME, "Latviešu"), default="")
    says_lv: str = ask(of(SAYS, "Latviešu"), default="")
    name_bg: str = ask(of(NAME, "Български"), default="")
    says_bg: str = ask(of(SAYS, "Български"), default="")
    name_ru: str = ask(of(NAME, "Русский"), default="")
    says_ru: str = ask(of(SAYS, "Русский"), default="")
    position: int = ask(
        gettext_lazy("Place in the list"),
        help=gettext_lazy("Lower ones come first."),
        default=0,
        least=0,
        most=999,
    )

    def words(self, field: str) -> dict[str, str]:
        """What was filled in, by language; the business's own first."""
        languages = sorted(dict(settings.LANGUAGES), key=lambda code: code != business_language())
        said = {code: " ".join(getattr(self, f"{field}_{code}").split()) for code in languages}
        return {code: words for code, words in said.items() if words}


@role("owner")
def topics(request: StaffRequest) -> HttpResponse:
    """The topics, and the form of a new one."""
    form = filled(TopicForm, request, start=TopicForm(position=len(queries.topics())))
    if request.method == "POST" and form.is_valid() and kept(request, form, slug=""):
        return redirect("settings_topics")
    rows = [
        (topic, in_words(topic.names, languages=(business_language(),)))
        for topic in queries.topics(retired=True)
    ]
    more = {"form": form, "rows": rows, "none_yet": NONE_YET}
    return render(request, "preferences/topics.html", context(request, "topics", **more))


@role("owner")
def topic(request: StaffRequest, slug: str) -> HttpResponse:
    """One of them, to change it."""
    found = next((one for one in queries.topics(retired=True) if one.slug == slug), None)
    if found is None:
        raise Http404
    known = {f"name_{code}": words for code, words in found.names.items()}
    known |= {f"says_{code}": words for code, words in found.says.items()}
    form = filled(TopicForm, request, start=TopicForm(**known, position=found.position))
    if request.method == "POST" and form.is_valid() and kept(request, form, slug=slug):
        return redirect("settings_topics")
    return render(request, "preferences/topic.html", context(request, "topics", form=form, topic=found))


@role("owner")
@require_POST
def retire(request: StaffRequest, slug: str) -> HttpResponse:
    """Nobody is asked about it any more."""
    if actions.retire(slug, actor=f"staff:{request.user.pk}", at=clock.now()):
        audit.note(request, "topic.retired", kind="topic", id=slug)
        toast(request, _("People aren’t asked about it any more."))
    return redirect("settings_topics")


def kept(request: StaffRequest, form: DataForm[TopicForm], *, slug: str) -> bool:
    """Keep a topic; False where it has no name, which the form says."""
    asked = form.value()
    names = asked.words("name")
    if not names:
        form.add_error("name_en", _("Give it a name in one language at least."))
        return False
    known = actions.set_topic(
        slug,
        names=names,
        says=asked.words("says"),
        position=asked.position,
        actor=f"staff:{request.user.pk}",
        at=clock.now(),
    )
    audit.note(request, "topic.set", kind="topic", id=known)
    toast(request, _("Saved."))
    return True
