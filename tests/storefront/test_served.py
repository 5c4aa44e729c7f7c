"""What shops load is what was released, small, and never another thing under the same address."""

import gzip
from base64 import b64decode
from hashlib import sha384

import pytest

from regulars.storefront.served import SCRIPTS, newest, place, script
from tools.page_script import minified

LIMITS = {"page": 6 * 1024, "messages": 3 * 1024, "push": 2 * 1024}
RELEASES = {"page": {1}, "messages": {1}, "push": {1}}

each = pytest.mark.parametrize("name", SCRIPTS)


@each
def test_the_newest_version_is_made_of_the_source(name):
    assert newest(name).plain.decode() == minified(name), "run python tools/page_script.py"


@each
def test_it_is_small(name):
    assert len(newest(name).packed) < LIMITS[name]


@each
def test_it_is_named_with_the_hash_of_its_bytes(name):
    kind, _, digest = newest(name).integrity.partition("-")
    assert (kind, b64decode(digest)) == ("sha384", sha384(newest(name).plain).digest())
    assert gzip.decompress(newest(name).packed) == newest(name).plain


@each
def test_every_version_that_shops_may_have_loaded_is_still_there(name):
    assert {int(file.stem) for file in place(name).glob("*.js")} == RELEASES[name]
    folder = "" if name == "page" else f"{name}/"
    assert newest(name).path == f"/page/{folder}{max(RELEASES[name])}.js"


def test_there_is_no_other():
    assert (script(99), script(1, name="worker")) == (None, None)


@each
def test_nothing_in_it_needs_what_a_strict_policy_forbids(name):
    text = newest(name).plain.decode()
    assert [
        word for word in ("eval(", "Function(", "innerHTML", "document.write", ".style") if word in text
    ] == []
