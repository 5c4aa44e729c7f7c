"""A shop's credential is kept so that the database alone doesn't give it away."""

from datetime import UTC, datetime

import pytest

from regulars.host import keys
from regulars.host.vault import CannotOpen, seal, unseal

MARCH = datetime(2025, 3, 1, tzinfo=UTC)


def test_what_was_sealed_is_read_again_and_the_text_does_not_show_it():
    ring = keys.new().credentials
    stored = seal("shpat_secret", ring=ring)
    assert "secret" not in stored
    assert unseal(stored, ring=ring) == "shpat_secret"


def test_what_was_sealed_before_a_rotation_is_read_after_it():
    ring = keys.new().credentials
    stored = seal("shpat_secret", ring=ring)
    assert unseal(stored, ring=ring.rotated(at=MARCH)) == "shpat_secret"
    assert seal("shpat_secret", ring=ring.rotated(at=MARCH)).startswith("2.")


@pytest.mark.parametrize("change", [lambda text: text[:-2] + "AA", lambda text: "9" + text, lambda text: ""])
def test_what_was_changed_or_sealed_elsewhere_is_refused(change):
    ring = keys.new().credentials
    with pytest.raises(CannotOpen, match="enter the credential anew"):
        unseal(change(seal("shpat_secret", ring=ring)), ring=ring)
