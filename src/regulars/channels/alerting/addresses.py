"""Which addresses of Apprise's are taken?

https://appriseit.com/: `slack://…`, `tgram://…`, `mailto://…` and some 170 more. The owner alone may enter
one, so it may lead to a server in the store's own network, as mail servers may. But none may read files of
this machine, act on its desktop, or make us wait.
"""

import re
from urllib.parse import unquote, urlsplit

from django.utils.translation import gettext

LONGEST = 2_000
SCHEME = re.compile(r"[a-z0-9]{2,20}")
OF_THIS_MACHINE = frozenset({
    "blink1", "dbus", "glib", "gio", "gnome", "kde", "macosx", "notifyd", "qt", "syslog", "vapid", "windows",
})  # fmt: skip
"""They act on the machine that we run on, or read keys from its files."""
NOT_OURS = frozenset({
    "attach", "attach-as", "cto", "file_url", "filename", "keyfile", "pgp", "pgpkey", "pgpprv", "pgppub",
    "retry", "rto", "store", "subfile", "template", "wait",
})  # fmt: skip
"""Parameters that name a file, or say how long to wait."""


class Refused(ValueError):
    """An address isn't taken; the message says why, and what would do."""


def checked(url: str) -> str:
    """The address, unless it can be seen to be wrong. Raises Refused."""
    url = url.strip()
    try:
        parts = urlsplit(url)
    except ValueError:
        raise Refused(
            gettext("That is no address of Apprise’s; it looks like slack://… or tgram://…")
        ) from None
    scheme = parts.scheme.casefold()
    if len(url) > LONGEST or not url.isprintable() or not SCHEME.fullmatch(scheme) or not parts.netloc:
        raise Refused(gettext("That is no address of Apprise’s; it looks like slack://… or tgram://…"))
    if scheme in OF_THIS_MACHINE:
        raise Refused(
            gettext("%(scheme)s:// acts on this very machine. Name a service.") % {"scheme": scheme}
        )
    if found := sorted(parameters(url) & NOT_OURS):
        raise Refused(gettext("Leave %(name)s out of the address.") % {"name": f"{found[0]}=…"})
    return url


def parameters(url: str) -> set[str]:
    """The names of an address's parameters, as Apprise reads them."""
    _place, _mark, asked = url.partition("?")  # also behind a #, and parted by ; as by &
    names = (each.partition("=")[0] for each in re.split("[&;]", asked))
    return {unquote(name.replace("+", " ")).strip().casefold() for name in names}
