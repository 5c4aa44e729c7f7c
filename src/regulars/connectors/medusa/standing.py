"""Is all there that the connection with a Medusa needs?"""

from regulars.connectors.exchange import Access, Dialogue, Finding, KeysRefused, Standing
from regulars.connectors.medusa.calls import call

_ = str  # marks what translators see; the page translates it, since this folder is free of Django
READ = ("orders", "customers", "products", "promotions", "customer-groups")


def findings(*, access: Access) -> Dialogue[tuple[Finding, ...]]:
    """What a look at the shop finds. Raises KeysRefused where the key may read nothing at all."""
    refused: dict[str, KeysRefused] = {}
    for name in READ:
        try:
            yield from call(access, name, query=[("limit", "1"), ("fields", "id")])
        except KeysRefused as refusal:
            refused[name] = refusal
    if len(refused) == len(READ):
        raise refused[READ[0]]
    said = Finding(Standing.GOOD, _("The key may read all that is needed."))
    if refused:
        words = _("The key may not read these: %(lists)s. Give it a role that may.")
        said = Finding(Standing.MISSING, words, {"lists": ", ".join(refused)})
    return said, Finding(
        Standing.UNKNOWN,
        _(
            "Whether the subscriber file is in place can’t be seen from here. Without it the shop is asked "
            "every few seconds; only a refund for goods that came back is then seen the next night."
        ),
    )
