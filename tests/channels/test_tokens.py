"""With its token a browser can say something of one message, and of no other."""

from uuid import UUID

from regulars.channels import keyring
from regulars.channels.tokens import Handed, handed, token_of
from tests.channels.cast import NOON


def test_a_token_says_which_message(key_file):
    assert handed(token_of("webpush", UUID(int=7)), at=NOON) == Handed("webpush", UUID(int=7))


def test_a_token_of_another_use_or_nobody_says_nothing(key_file):
    assert handed(keyring.signed(f"webpush {UUID(int=7).hex}", use="unsubscribe"), at=NOON) is None
    assert handed("1.a.b", at=NOON) is None
