"""Is anything of a stranger's file kept while a page for everybody reads its form?"""

import pytest
from django.contrib.auth.models import AnonymousUser, User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.files.uploadhandler import TemporaryFileUploadHandler
from django.test import Client

LARGE = 3 * 2**20
"""More than Django holds in memory, so that it goes to the disk."""


@pytest.fixture
def written(monkeypatch):
    """Files that were begun on the disk."""
    names = []
    begin = TemporaryFileUploadHandler.new_file
    monkeypatch.setattr(
        TemporaryFileUploadHandler,
        "new_file",
        lambda self, *about, **more: names.append(about[1]) or begin(self, *about, **more),
    )
    return names


def form():
    return {"name": "Ann", "file": SimpleUploadedFile("large.bin", b"x" * LARGE)}


def test_a_strangers_file_is_let_pass_by_and_the_forms_fields_are_read(rf, written):
    request = rf.post("/", form())
    request.user = AnonymousUser()
    assert (request.POST["name"], dict(request.FILES), written) == ("Ann", {}, [])


def test_a_file_of_the_staff_is_kept(rf, written):
    request = rf.post("/", form())
    request.user = User(pk=1)
    assert (request.FILES["file"].size, request.POST["name"], written) == (LARGE, "Ann", ["large.bin"])


def test_a_page_for_everybody_writes_nothing_to_the_disk(database, written):
    assert Client().post("/account/login/", form()).status_code == 200
    assert written == []
