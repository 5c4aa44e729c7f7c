"""What shops load is what was released, small, and never another thing under the same address."""

import gzip
from base64 import b64decode
from hashlib import sha384

from regulars.storefront.served import RELEASED, newest, script
from tools.page_script import minified

LIMIT = 6 * 1024
RELEASES = {1}


def test_the_newest_version_is_made_of_the_source():
    assert newest().plain.decode() == minified(), "run python tools/page_script.py"


def test_it_is_small():
    assert len(newest().packed) < LIMIT


def test_it_is_named_with_the_hash_of_its_bytes():
    kind, _, digest = newest().integrity.partition("-")
    assert (kind, b64decode(digest)) == ("sha384", sha384(newest().plain).digest())
    assert gzip.decompress(newest().packed) == newest().plain


def test_every_version_that_shops_may_have_loaded_is_still_there():
    assert {int(file.stem) for file in RELEASED.glob("*.js")} == RELEASES
    assert newest().path == f"/page/{max(RELEASES)}.js"


def test_there_is_no_other():
    assert script(99) is None


def test_nothing_in_it_needs_what_a_strict_policy_forbids():
    text = newest().plain.decode()
    assert [
        word for word in ("eval(", "Function(", "innerHTML", "document.write", ".style") if word in text
    ] == []
