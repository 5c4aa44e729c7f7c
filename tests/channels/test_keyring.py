"""Nobody makes a link of ours, turns it to another use, or reads a password in the database."""

from datetime import timedelta

import pytest

from regulars.channels import keyring
from regulars.host import keys, paths
from regulars.host.keys import LINKS_LIVE
from regulars.host.vault import CannotOpen
from tests.channels.cast import NOON


def test_what_a_link_says_is_read_back(key_file):
    token = keyring.signed("17 email offers 4", use="unsubscribe")
    assert keyring.said(token, use="unsubscribe", at=NOON) == "17 email offers 4"


def test_a_link_for_one_use_is_no_good_for_another(key_file):
    assert keyring.said(keyring.signed("17", use="unsubscribe"), use="login", at=NOON) is None


@pytest.mark.parametrize(
    "token", ["", "1", "1.", "1..", "9.MTc.AAAA", "1.MTc.AAAA", "1.ā.ā", "1.!!!.x", "." * 9]
)
def test_what_was_not_made_here_says_nothing(key_file, token):
    assert keyring.said(token, use="unsubscribe", at=NOON) is None


def test_no_part_of_a_link_can_be_changed(key_file):
    token = keyring.signed("17 email offers 4", use="unsubscribe")
    for place in range(len(token)):
        changed = token[:place] + ("B" if token[place] != "B" else "C") + token[place + 1 :]
        assert keyring.said(changed, use="unsubscribe", at=NOON) in {None, "17 email offers 4"}
        if changed.rpartition(".")[0] != token.rpartition(".")[0]:
            assert keyring.said(changed, use="unsubscribe", at=NOON) is None


def test_links_outlive_a_rotation_by_five_years(key_file):
    token = keyring.signed("17", use="unsubscribe")
    keys.rotate(paths.key_file(key_file), ring="links", at=NOON)
    assert keyring.said(token, use="unsubscribe", at=NOON + LINKS_LIVE) == "17"
    assert keyring.said(token, use="unsubscribe", at=NOON + LINKS_LIVE + timedelta(days=1)) is None
    assert keyring.said(keyring.signed("18", use="unsubscribe"), use="unsubscribe", at=NOON) == "18"


def test_a_password_is_sealed_and_opened_with_the_key_file_alone(key_file):
    stored = keyring.sealed("s3cret")
    assert "s3cret" not in stored
    assert keyring.opened(stored) == "s3cret"
    paths.key_file(key_file).unlink()
    keys.load_or_make(paths.key_file(key_file))
    with pytest.raises(CannotOpen):
        keyring.opened(stored)


def test_no_password_is_no_secret(key_file):
    assert (keyring.sealed(""), keyring.opened("")) == ("", "")
