// What happens at Shopify's own till, where no theme runs. Settings, Customer events, Add custom pixel;
// Permission: Required, Analytics. Data sale: Data collected does not qualify as data sale.
// It tells of nobody whom the page script doesn't know already: that one asked for consent.
const STEPS = {
  checkout_started: ["Checkout Started"],
  checkout_contact_info_submitted: ["Checkout Step Completed", { step: "contact" }],
  checkout_address_info_submitted: ["Checkout Step Completed", { step: "address" }],
  checkout_shipping_info_submitted: ["Checkout Step Completed", { step: "shipping" }],
  payment_info_submitted: ["Payment Info Entered"],
  product_removed_from_cart: ["Product Removed"],
};

const properties = (event) => {
  const variant = event.data && event.data.cartLine && event.data.cartLine.merchandise;
  return variant ? { sku: variant.sku || "variant:" + variant.id, name: variant.product.title } : {};
};

for (const [name, [told, more]] of Object.entries(STEPS)) {
  analytics.subscribe(name, async (event) => {
    const known = JSON.parse((await browser.localStorage.getItem("regulars")) || "{}");
    if (!known.d) return;
    const message = {
      type: "track",
      event: told,
      messageId: event.id,
      anonymousId: known.d,
      timestamp: event.timestamp,
      properties: { ...properties(event), ...more },
    };
    const body = JSON.stringify({ writeKey: "@key@", sentAt: new Date().toISOString(), batch: [message] });
    fetch("@address@/v1/batch", { method: "POST", body, keepalive: true, credentials: "omit" }).catch(() => {});
  });
}
