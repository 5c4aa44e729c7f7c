"""Does the link to somebody's own page say whose it is, and nobody else's?"""

from regulars.channels import keyring
from regulars.channels.preferring import Pass, pass_of, url_of
from tests.channels.cast import NOON


def test_a_link_says_whose_page_it_opens_and_which_message_carried_it(key_file):
    url = url_of(Pass(7, 21))
    assert url.startswith("http://localhost:8000/p/")
    token = url.rstrip("/").rpartition("/")[2]
    assert pass_of(token, at=NOON) == Pass(7, 21)
    assert pass_of(token[:-2] + "xx", at=NOON) is None


def test_a_link_to_unsubscribe_opens_no_page_of_preferences(key_file):
    other = keyring.signed("7 21", use="unsubscribe")
    assert pass_of(other, at=NOON) is None
