// What a shop's server on Node tells: `node shop_server.cjs segment|rudder ADDRESS WRITE_KEY`.
const [, , kind, address, key] = process.argv
const candles = {
  order_id: "1001",
  currency: "EUR",
  total: 24,
  shipping: 4,
  products: [{ product_id: "c", sku: "candle", name: "Candle", price: 10, quantity: 2 }],
}

async function tell(client) {
  client.track({ anonymousId: "browser-1", event: "Product Viewed", properties: { sku: "candle" } })
  client.identify({ userId: "7", traits: { email: "ann@example.com", name: "Ann Ozola" } })
  client.alias({ previousId: "browser-1", userId: "7" })
  client.track({ userId: "7", event: "Order Completed", properties: candles })
  client.page({ userId: "7", name: "Home", properties: { url: "https://candles.example.com/" } })
  client.group({ userId: "7", groupId: "club", traits: { name: "Candle club" } })
}

async function segment() {
  const { Analytics } = require("@segment/analytics-node")
  const client = new Analytics({ writeKey: key, host: address })
  client.on("error", (error) => { throw error })
  await tell(client)
  await client.closeAndFlush()
}

async function rudder() {
  const Analytics = require("@rudderstack/rudder-sdk-node")
  const client = new Analytics(key, { dataPlaneUrl: address })
  await tell(client)
  await client.flush()
}

({ segment, rudder })[kind]()
