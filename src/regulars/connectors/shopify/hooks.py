"""Which webhooks does a Shopify send to us, how is it told to send the rest, and may its API be asked?

The three privacy topics can't be seen or added through the API: they stand in the app's own configuration.
"""

from collections.abc import Iterable, Iterator

from regulars.connectors.exchange import (
    ChangeRefused,
    Dialogue,
    Finding,
    Hooks,
    KeysRefused,
    Standing,
)
from regulars.connectors.shopify.calls import TOKENS, Data, Session, asked, told
from regulars.connectors.shopify.paged import following

_ = str  # marks what translators see; the page translates it, since this folder is free of Django
TOPICS = {
    "orders/create": "Order creation",
    "orders/updated": "Order update",
    "orders/cancelled": "Order cancellation",
    "orders/delete": "Order deletion",
    "refunds/create": "Refund create",
    "fulfillments/create": "Fulfillment creation",
    "fulfillments/update": "Fulfillment update",
    "customers/create": "Customer creation",
    "customers/update": "Customer update",
    "customers/delete": "Customer deletion",
    "customers/email_marketing_consent_update": "Customer email marketing consent update",
    "customers/marketing_consent_update": "Customer marketing consent update",
    "products/create": "Product creation",
    "products/update": "Product update",
    "checkouts/create": "Checkout creation",
    "checkouts/update": "Checkout update",
    "app/uninstalled": "App uninstalled",
}
NEEDED = {
    "read_orders": _("Orders can’t be read: give the app the scope %(scope)s, release and install it."),
    "read_all_orders": _(
        "Orders older than 60 days can’t be read: give the app the scope %(scope)s, release and install it."
    ),
    "read_products": _("Products can’t be read: give the app the scope %(scope)s, release and install it."),
    "read_inventory": _(
        "What products cost can’t be read: give the app the scope %(scope)s, release and install it."
    ),
    "read_customers": _("Customers can’t be read: give the app the scope %(scope)s, release and install it."),
}
WRITTEN = {
    "write_discounts": _(
        "Coupon codes can’t go back: give the app the scope %(scope)s, release and install it."
    ),
    "write_customers": _(
        "Customers’ tags and consent can’t go back: give the app the scope %(scope)s, release and install it."
    ),
    "write_orders": _("Order notes can’t go back: give the app the scope %(scope)s, release and install it."),
}
TRUNCATED = _(
    "Shopify tells only the orders of the last 60 days. Give the app the scope read_all_orders, release and "
    "install it, then bring the history in again."
)
TAKEN = "taken"

STANDING = """
query { currentAppInstallation { accessScopes { handle } } shop { currencyCode } }
"""
PERSON = """
query { customers(first: 1) { nodes { id firstName defaultEmailAddress { emailAddress } } } }
"""
HOOKS = """
query ($after: String) {
  page: webhookSubscriptions(first: 100, after: $after) {
    nodes { topic uri } page_info: pageInfo { more: hasNextPage end: endCursor }
  }
}
"""
SUBSCRIBE = """
mutation ($topic: WebhookSubscriptionTopic!, $uri: String!) {
  webhookSubscriptionCreate(topic: $topic, webhookSubscription: {uri: $uri, format: JSON}) {
    webhookSubscription { id }
    userErrors { message }
  }
}
"""


def findings(hooks: Hooks, *, session: Session) -> Dialogue[tuple[Finding, ...]]:
    """What a look at the shop finds."""
    standing = yield from asked(session, STANDING)
    said = [*of_scopes(standing), *of_currency(standing, session=session)]
    if "read_customers" in granted(standing):
        said.append((yield from of_people(session)))
    there = yield from sent_here(hooks, session=session)
    said.append(of_hooks([topic for topic in TOPICS if named(topic) not in there]))
    said.extend(of_secret(hooks, session=session))
    said.append(
        Finding(
            Standing.UNKNOWN,
            _(
                "Shopify doesn’t say whether customers/data_request, customers/redact and shop/redact come "
                "here: they stand in the app’s configuration, as its compliance webhooks."
            ),
        )
    )
    return tuple(said)


def granted(standing: Data) -> set[str]:
    """What the app may do; who may write may read."""
    handles = {each["handle"] for each in standing["currentAppInstallation"]["accessScopes"]}
    return handles | {f"read_{each.removeprefix('write_')}" for each in handles if each.startswith("write_")}


def of_scopes(standing: Data) -> Iterator[Finding]:
    """What the app may not read, and what not write."""
    may = granted(standing)
    for wanted, well in (
        (NEEDED, _("The app may read all that is needed.")),
        (WRITTEN, _("Coupon codes, tags, consent and notes can go back to the shop.")),
    ):
        missing = [scope for scope in wanted if scope not in may]
        for scope in missing:
            yield Finding(Standing.MISSING, wanted[scope], {"scope": scope})
        if not missing:
            yield Finding(Standing.GOOD, well)


def untold(session: Session) -> Dialogue[tuple[str, ...]]:
    """What of its orders the shop keeps back, though it says nothing of that."""
    standing = yield from asked(session, STANDING)
    return () if "read_all_orders" in granted(standing) else (TRUNCATED,)


def of_currency(standing: Data, *, session: Session) -> Iterator[Finding]:
    """Whether the shop sells in the currency that it has here."""
    theirs, ours = standing["shop"]["currencyCode"], session.access.currency
    if ours and theirs != ours:
        words = _(
            "The shop’s currency is %(theirs)s, but here it is %(ours)s: change it under Settings, Shops."
        )
        yield Finding(Standing.MISSING, words, {"theirs": theirs, "ours": ours})


def of_people(session: Session) -> Dialogue[Finding]:
    """Whether the shop tells this app who its customers are."""
    try:
        yield from asked(session, PERSON)
    except KeysRefused as refusal:
        words = _(
            "Shopify hides customers’ names and addresses from this app: ask for access to protected "
            "customer data in the app’s settings; the shop’s plan must allow it. Shopify says: %(reason)s"
        )
        return Finding(Standing.MISSING, words, {"reason": str(refusal)})
    return Finding(Standing.GOOD, _("Shopify tells this app who the customers are."))


def of_hooks(missing: list[str]) -> Finding:
    """Which webhooks don't come."""
    if not missing:
        return Finding(Standing.GOOD, _("All webhooks are active."))
    words = _("These webhooks don’t come here: %(topics)s. Add them, or let them be added.")
    return Finding(Standing.MISSING, words, {"topics": ", ".join(missing)})


def of_secret(hooks: Hooks, *, session: Session) -> Iterator[Finding]:
    """Whether what webhooks are signed with is the app's client secret, where that is known."""
    secret = session.access.credentials["client_secret"]
    if not secret.startswith(TOKENS) and hooks.secret != secret:
        words = _(
            "Webhooks that the app adds are signed with its client secret: enter that as the secret here."
        )
        yield Finding(Standing.MISSING, words)


def subscribed(hooks: Hooks, *, session: Session) -> Dialogue[bool]:
    """Add what is missing. Raises ChangeRefused with the topics that Shopify won't send, and why."""
    there = yield from sent_here(hooks, session=session)
    refused = []
    for topic in TOPICS:
        if named(topic) in there:
            continue
        try:
            yield from told(session, SUBSCRIBE, topic=named(topic), uri=hooks.address)
        except ChangeRefused as refusal:
            if TAKEN not in str(refusal):
                refused.append(f"{topic}: {refusal}")
    if refused:
        raise ChangeRefused("; ".join(refused))
    return True


def sent_here(hooks: Hooks, *, session: Session) -> Dialogue[set[str]]:
    """The topics that come to our address."""
    found: set[str] = set()
    after = None
    while True:
        page = (yield from asked(session, HOOKS, after=after))["page"]
        found |= ours(page["nodes"], hooks=hooks)
        if not (after := following(page)):
            return found


def ours(subscriptions: Iterable[Data], *, hooks: Hooks) -> set[str]:
    return {each["topic"] for each in subscriptions if each["uri"] == hooks.address}


def named(topic: str) -> str:
    """A topic as GraphQL names it: `orders/create` is ORDERS_CREATE."""
    return topic.replace("/", "_").upper()
