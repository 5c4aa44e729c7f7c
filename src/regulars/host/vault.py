"""How is a vendor's credential kept from those who read the database?

Encrypted under the newest key of the ring `credentials`; the text begins with the key's number.
"""

from base64 import urlsafe_b64encode

from cryptography.fernet import Fernet, InvalidToken

from regulars.host.keys import Ring
from regulars.host.trouble import Trouble


class CannotOpen(Trouble):
    """A credential was sealed with a key that this key file doesn't have, or was changed since."""


def seal(secret: str, *, ring: Ring) -> str:
    """What may be stored: `<key number>.<Fernet token>`."""
    return f"{ring.newest}.{_cipher(ring, number=ring.newest).encrypt(secret.encode()).decode()}"


def unseal(stored: str, *, ring: Ring) -> str:
    """The secret again. Raises CannotOpen."""
    number, _, token = stored.partition(".")
    try:
        return _cipher(ring, number=number).decrypt(token.encode()).decode()
    except InvalidToken:
        raise CannotOpen(
            "A credential can't be opened with the keys in the key file. Put the right key file back, "
            "or enter the credential anew."
        ) from None


def _cipher(ring: Ring, *, number: str) -> Fernet:
    key = ring.key(number)
    if key is None:
        raise InvalidToken
    return Fernet(urlsafe_b64encode(key))
