"""Does the link that confirms say whose yes it is, and nobody else's?"""

from regulars.channels import keyring
from regulars.channels.confirming import Confirmation, confirmation_of, url_of
from tests.channels.cast import NOON


def test_a_link_says_whose_yes_it_confirms_and_on_which_channel(key_file):
    link = Confirmation(7, "email", 21)
    url = url_of(link)
    assert url.startswith("http://localhost:8000/c/")
    assert confirmation_of(url.rstrip("/").rpartition("/")[2], at=NOON) == link
    assert confirmation_of(keyring.signed("7 email 21", use="preferences"), at=NOON) is None
