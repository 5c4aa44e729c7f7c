"""Is all there that the connection with an Oscar shop needs?"""

from regulars.connectors.exchange import Access, Dialogue, Finding, Hooks, Standing
from regulars.connectors.oscar.calls import call, read
from regulars.connectors.oscar.shapes import Standing as SetUp

_ = str  # marks what translators see; the page translates it, since this folder is free of Django


def findings(hooks: Hooks, *, access: Access) -> Dialogue[tuple[Finding, ...]]:
    """What a look at the shop finds. Raises KeysRefused, NoApi, Unreadable."""
    body = yield from call(access, "")
    said = Finding(Standing.GOOD, _("The file in the shop answers, and knows the secret."))
    if read(body, SetUp).address == hooks.address:
        return said, Finding(Standing.GOOD, _("The shop tells this installation what happens."))
    words = _(
        "The shop is asked every few seconds, but tells nothing by itself: in its settings set the "
        "address of REGULARS to %(address)s."
    )
    return said, Finding(Standing.MISSING, words, {"address": hooks.address})
