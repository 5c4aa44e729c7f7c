"""Has the shop itself said that this visitor is signed in?

A page's key can be read by anybody, so a page alone can't say who its visitor is. The shop's server can: it
signs the signed-in person's id with a secret that never leaves it, as hex(HMAC-SHA256(secret, id)).
"""

from functools import lru_cache
from hashlib import sha256
from hmac import compare_digest, digest

import msgspec

from regulars.host import keys, paths, vault


class _Context(msgspec.Struct, frozen=True):
    proof: str = ""


_CONTEXT = msgspec.json.Decoder(_Context)


def is_proven(user_id: str, *, context: msgspec.Raw, sealed: str) -> bool:
    """Whether a message's context carries the proof that its user id is true. Raises CannotOpen."""
    if not user_id or not sealed or b'"proof"' not in bytes(context):
        return False
    try:
        told = _CONTEXT.decode(context).proof
    except msgspec.MsgspecError:
        return False
    return told.isascii() and compare_digest(told.lower(), proof_of(user_id, secret=opened(sealed)))


def proof_of(user_id: str, *, secret: str) -> str:
    """What the shop's server writes into its page beside the id."""
    return digest(secret.encode(), user_id.encode(), sha256).hex()


@lru_cache(maxsize=64)
def opened(sealed: str) -> str:
    """The secret with which a shop's server signs. Raises CannotOpen, KeysLost."""
    return vault.unseal(sealed, ring=keys.load(paths.key_file(paths.data_folder())).credentials)
