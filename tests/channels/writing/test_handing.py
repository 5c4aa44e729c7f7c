"""A picture from somebody's device comes into its block, or is told why not."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from regulars.channels.pictures.models import Picture as Kept
from regulars.channels.writing.blocks import Picture, Text
from tests.channels.pictures.test_sizing import file, photograph
from tests.channels.writing.test_composer import WRITE, letter


def upload(client, data: bytes, *, key: str = "b3") -> str:
    """Hand one in for a block; the third is a picture."""
    sent = {**letter(Text(says="Look:"), Picture(url="")), "do": f"upload:{key}"}
    answer = client.post(
        WRITE, {**sent, f"{key}.file": SimpleUploadedFile("../../soap.exe", data, "text/html")}
    )
    return answer.content.decode()


def test_a_picture_that_was_handed_in_stands_in_its_block(shop, client):
    page = upload(client, file(photograph(60, 40)))
    row = Kept.objects.get()
    assert f'value="http://localhost:8000/pictures/{row.digest}.jpeg"' in page
    assert (row.width, row.made_by[:6]) == (60, "staff:")


@pytest.mark.parametrize(
    ("data", "why"),
    [(b"<svg/>", "no picture that mail programs show"), (b"x" * 30_000_000, "more than 15 MB")],
)
def test_why_one_was_not_taken_stands_in_its_block_and_nothing_is_lost(shop, client, data, why):
    page = upload(client, data)
    assert why in page
    assert "Look:" in page
    assert not Kept.objects.exists()


def test_a_picture_for_a_block_that_is_none_changes_nothing(shop, client):
    upload(client, file(photograph(60, 40)), key="b2")
    upload(client, file(photograph(60, 40)), key="b9")
    assert not Kept.objects.exists()
