"""Each change of a form is an edition, which stays as it was."""

import pytest
from django.db import DatabaseError
from msgspec.structs import replace

from regulars.events.models import Event
from regulars.storefront.forms import gifts, queries
from regulars.storefront.forms.actions.forms import NameTaken, change, count, end, keep_file, make
from regulars.storefront.forms.models import FormDay, FormEdition, FormFile


def changed(row, content, shop, *, name="Footer"):
    return change(row.pk, content, name=name, shop_id=shop.row.pk, actor="staff:1", at=shop.at)


def test_what_was_shown_is_kept_for_good(form_of, shop):
    row = form_of()
    before = queries.content(row.pk, 1)
    assert changed(row, replace(before, asks_name=True), shop) == 2
    assert queries.content(row.pk, 1) == before
    assert Event.objects.filter(name="form.set").count() == 2
    with pytest.raises(DatabaseError, match=r"append-only|permission"):
        FormEdition.objects.filter(edition=1).update(content={})


def test_what_is_the_same_makes_no_edition(form_of, shop):
    row = form_of()
    assert changed(row, queries.content(row.pk, 1), shop, name="Below") == 1
    assert queries.form(row.pk).name == "Below"


def test_two_forms_have_two_names(form_of, shop):
    row, other = form_of(), form_of("Popup")
    content = queries.content(row.pk, 1)
    with pytest.raises(NameTaken):
        make("Footer", content, shop_id=shop.row.pk, actor="staff:1", at=shop.at)
    with pytest.raises(NameTaken):
        changed(other, content, shop)


def test_a_form_ends_once_and_opens_again(form_of, shop):
    row = form_of()
    assert [end(row.pk, actor="staff:1", at=shop.at) for _ in range(2)] == [True, False]
    changed(row, queries.content(row.pk, 1), shop)
    assert queries.form(row.pk).ended_at is None


def test_the_same_file_is_kept_once(form_of, shop):
    file = gifts.checked("guide.pdf", b"%PDF-1.7")
    assert keep_file(file, at=shop.at) == keep_file(file, at=shop.at)
    assert FormFile.objects.get().size == 8


def test_days_are_counted(form_of, shop):
    row = form_of()
    for what in ("shown", "shown", "caught"):
        count(row.pk, what=what, at=shop.at)
    day = FormDay.objects.get()
    assert (day.shown, day.caught, day.day) == (2, 1, shop.at.date())
