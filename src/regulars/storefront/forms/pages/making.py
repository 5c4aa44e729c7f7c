"""Which sign-up forms are there, and how is another one made?"""

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from regulars import clock
from regulars.customers import queries as customers
from regulars.customers.questions import spoken
from regulars.storefront.forms import gifts, queries
from regulars.storefront.forms.actions import forms as actions
from regulars.storefront.forms.content import Content
from regulars.storefront.forms.pages.asked import Asked, content_of
from regulars.web import audit
from regulars.web.access import role
from regulars.web.forms import DataForm, filled
from regulars.web.pages.settings import context
from regulars.web.pieces import Empty
from regulars.web.request import StaffRequest
from regulars.web.toast import toast

NONE_YET = Empty(
    title=gettext_lazy("No form yet"),
    says=gettext_lazy("With a form people sign up on your pages, and what they agreed to is kept as proof."),
)
NO_SHOP = Empty(
    title=gettext_lazy("No shop yet"),
    says=gettext_lazy("A form belongs to a shop: its name stands in what people agree to."),
)
REFUSED = {
    "ending": gettext_lazy("Only PDF, EPUB, ZIP, PNG, JPEG and MP3 files can be given away."),
    "size": gettext_lazy("The file is larger than 20 MB. Give a link instead, or make it smaller."),
    "content": gettext_lazy("The file isn’t what its name says. Save it anew from the program that made it."),
}


@role("marketer")
def index(request: StaffRequest) -> HttpResponse:
    """The forms, and the form of a new one."""
    shops = queries.shops()
    start = Asked(name="", shop=str(shops[0].pk)) if shops else None
    form = filled(Asked, request, start=start)
    if request.method == "POST" and form.is_valid() and (known := kept(request, form, form_id=None)):
        return redirect("settings_form", id=known)
    figures = queries.figures()
    rows = [(row, figures[row.pk]) for row in queries.forms()]
    more = {"form": form, "rows": rows, "none_yet": NONE_YET, "no_shop": None if shops else NO_SHOP}
    more |= choices(request, None)
    return render(request, "forms/index.html", context(request, "forms", **more))


def choices(request: StaffRequest, content: Content | None) -> dict[str, object]:
    """The topics and questions that a form may show, with those that this one does."""
    sent = request.POST if request.method == "POST" else None
    topics = sent.getlist("topic") if sent else content.topics if content else ()
    asked = sent.getlist("question") if sent else content.questions if content else ()
    here = [request.LANGUAGE_CODE]
    return {
        "topics": [(row.slug, spoken(row.names, here), row.slug in topics) for row in customers.topics()],
        "questions": [(row.slug, spoken(row.asks, here), row.slug in asked) for row in customers.questions()],
        "file": queries.file_name(content.gift.file_id)
        if content and content.gift and content.gift.file_id
        else "",
    }


def kept(
    request: StaffRequest, form: DataForm[Asked], *, form_id: int | None, before: Content | None = None
) -> int | None:
    """The id of the form that was kept; None where the page has to say what is wrong."""
    asked, at, actor = form.value(), clock.now(), f"staff:{request.user.pk}"
    try:
        file_id = handed_in(request)
        content = content_of(asked, request.POST, before=before, file_id=file_id)
        name, shop_id = asked.name.strip(), int(asked.shop)
        if form_id is None:
            form_id = actions.make(name, content, shop_id=shop_id, actor=actor, at=at).pk
        else:
            actions.change(form_id, content, name=name, shop_id=shop_id, actor=actor, at=at)
    except actions.NameTaken:
        form.add_error("name", _("There is one of this name already."))
        return None
    except gifts.FileRefused as refused:
        form.add_error(None, REFUSED[str(refused)])
        return None
    audit.note(request, "form.set", kind="form", id=form_id, detail={"name": asked.name})
    toast(request, _("Saved."))
    return form_id


def handed_in(request: StaffRequest) -> int | None:
    """The file that was handed in, kept; None without one. Raises FileRefused."""
    file = request.FILES.get("file")
    if not isinstance(file, UploadedFile):
        return None
    if (file.size or 0) > gifts.LARGEST:
        raise gifts.FileRefused("size")
    return actions.keep_file(gifts.checked(file.name or "", file.read()), at=clock.now())
