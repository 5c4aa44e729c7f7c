import pytest

from regulars.storefront.forms.gifts import LARGEST, FileRefused, checked, neutral

EPUB = b"PK\x03\x04" + b"\0" * 26 + b"mimetypeapplication/epub+zip"


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("guide.pdf", "guide"),
        ("..\\..\\windows\\guide.pdf", "guide"),
        ("../../etc/passwd.pdf", "passwd"),
        ('a"; filename="evil.exe.pdf', "a filename evil.exe"),
        ("cod\u202efdp.pdf", "codfdp"),
        ("line\r\nSet-Cookie: x.pdf", "lineSet-Cookie x"),
        ("Ādas kopšana – ceļvedis.pdf", "Ādas kopšana ceļvedis"),
        (".pdf", "pdf"),
        ("....pdf", "download"),
        ("x" * 300 + ".pdf", "x" * 60),
    ],
)
def test_a_name_harms_no_computer(name, kept):
    assert neutral(name) == kept


@pytest.mark.parametrize(
    ("name", "body", "kind"),
    [("a.PDF", b"%PDF-1.4", "application/pdf"), ("a.epub", EPUB, "application/epub+zip")],
)
def test_a_file_that_is_what_its_name_says_is_taken(name, body, kind):
    assert checked(name, body).kind == kind


@pytest.mark.parametrize(
    ("name", "body", "why"),
    [
        ("a.html", b"<script>", "ending"),
        ("a.svg", b"<svg>", "ending"),
        ("a", b"%PDF-", "ending"),
        ("a.pdf", b"<script>", "content"),
        ("a.pdf", b"", "content"),
        ("a.epub", b"PK\x03\x04", "content"),
        ("a.pdf", b"%PDF-" + b"x" * LARGEST, "size"),
    ],
)
def test_any_other_is_refused(name, body, why):
    with pytest.raises(FileRefused, match=why):
        checked(name, body)
