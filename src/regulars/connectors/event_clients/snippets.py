"""What does one write into a shop's page or program, so that its tracker tells us?"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Snippet:
    """A client, and the lines with which it begins."""

    client: str | Promise
    code: str


SEGMENT_BROWSER = """import { AnalyticsBrowser } from "@segment/analytics-next"

const analytics = AnalyticsBrowser.load({
  writeKey: "%(key)s",
  cdnURL: "%(address)s",
})
analytics.track("Product Viewed", { sku: "CANDLE-1" })"""
BARE_BROWSER = """fetch("%(address)s/v1/track", {
  method: "POST",
  keepalive: true,
  credentials: "omit",
  body: JSON.stringify({
    writeKey: "%(key)s",
    messageId: crypto.randomUUID(),
    anonymousId: "…",
    event: "Product Viewed",
    properties: { sku: "CANDLE-1" },
    sentAt: new Date().toISOString(),
  }),
})"""
SEGMENT_PYTHON = """import segment.analytics as analytics

analytics.write_key = "%(key)s"
analytics.host = "%(address)s"
analytics.track("7", "Product Viewed", {"sku": "CANDLE-1"})"""
SEGMENT_NODE = """import { Analytics } from "@segment/analytics-node"

const analytics = new Analytics({ writeKey: "%(key)s", host: "%(address)s" })
analytics.track({ userId: "7", event: "Product Viewed", properties: { sku: "CANDLE-1" } })"""
RUDDER_PYTHON = """import rudderstack.analytics as analytics

analytics.write_key = "%(key)s"
analytics.dataPlaneUrl = "%(address)s"
analytics.track("7", "Product Viewed", {"sku": "CANDLE-1"})"""
RUDDER_NODE = """import RudderAnalytics from "@rudderstack/rudder-sdk-node"

const analytics = new RudderAnalytics("%(key)s", { dataPlaneUrl: "%(address)s" })
analytics.track({ userId: "7", event: "Product Viewed", properties: { sku: "CANDLE-1" } })"""
POSTHOG_PYTHON = """from posthog import Posthog

posthog = Posthog("%(key)s", host="%(address)s")
posthog.capture("Product Viewed", distinct_id="7", properties={"sku": "CANDLE-1"})"""
PROOF_PYTHON = """import hashlib, hmac

proof = hmac.new(b"%(secret)s", user_id.encode(), hashlib.sha256).hexdigest()"""
PROOF_NODE = """import { createHmac } from "node:crypto"

const proof = createHmac("sha256", "%(secret)s").update(userId).digest("hex")"""
PROOF_PHP = """$proof = hash_hmac('sha256', $userId, '%(secret)s');"""
PROVEN_BROWSER = """analytics.identify(userId, {}, { context: { proof } })"""

BROWSER = (("Segment, @segment/analytics-next", SEGMENT_BROWSER), (_("No client, in a page"), BARE_BROWSER))
SERVER = (
    ("Segment, segment-analytics-python", SEGMENT_PYTHON),
    ("Segment, @segment/analytics-node", SEGMENT_NODE),
    ("RudderStack, rudder-sdk-python", RUDDER_PYTHON),
    ("RudderStack, @rudderstack/rudder-sdk-node", RUDDER_NODE),
    ("PostHog, posthog (Python)", POSTHOG_PYTHON),
)
PROOF = (
    (_("The shop’s server, Python"), PROOF_PYTHON),
    (_("The shop’s server, Node"), PROOF_NODE),
    (_("The shop’s server, PHP"), PROOF_PHP),
    (_("The shop’s page"), PROVEN_BROWSER),
)


def snippets(kind: str, *, key: str, address: str) -> list[Snippet]:
    """How each client is told of us. kind: of the key."""
    told = {"key": key, "address": address}
    return [Snippet(client, code % told) for client, code in (BROWSER if kind == "browser" else SERVER)]


def proofs(secret: str) -> list[Snippet]:
    """How a shop's server says who is signed in."""
    return [Snippet(where, code % {"secret": secret}) for where, code in PROOF]
