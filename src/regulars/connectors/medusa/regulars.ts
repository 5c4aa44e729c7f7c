// Tells Regulars which order, customer or product has changed, as soon as it has: Regulars then asks for it.
// Put this file into src/subscribers of your Medusa project, and these two into its environment:
//   REGULARS_ADDRESS  the address that the connection's page shows
//   REGULARS_SECRET   what deliveries are signed with, on the same page

import { createHmac, randomUUID } from "node:crypto"
import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

const PATIENCE = 10_000

type Told = { id: string; order_id?: string }

// Of these events the id isn't that of an order, customer or product: which entity it is of, and where that is.
const LEADS: Record<string, { entity: string; to: string }> = {
  "payment.captured": { entity: "payment", to: "payment_collection.order.id" },
  "payment.refunded": { entity: "payment", to: "payment_collection.order.id" },
  "shipment.created": { entity: "fulfillment", to: "order.id" },
  "delivery.created": { entity: "fulfillment", to: "order.id" },
  "order-edit.confirmed": { entity: "order_change", to: "order_id" },
  "product-variant.created": { entity: "product_variant", to: "product_id" },
  "product-variant.updated": { entity: "product_variant", to: "product_id" },
}

export const config: SubscriberConfig = {
  event: [
    "order.placed",
    "order.updated",
    "order.canceled",
    "order.completed",
    "order.fulfillment_created",
    "order.fulfillment_canceled",
    "order.return_requested",
    "order.return_received",
    "order.claim_created",
    "order.exchange_created",
    "customer.created",
    "customer.updated",
    "product.created",
    "product.updated",
    ...Object.keys(LEADS),
  ],
}

export default async function tellRegulars({ event, container }: SubscriberArgs<Told>) {
  const { REGULARS_ADDRESS, REGULARS_SECRET } = process.env
  const id = await idOf(event.name, event.data, container)
  if (!REGULARS_ADDRESS || !REGULARS_SECRET || !id) return
  const body = JSON.stringify({ event: event.name, id })
  const answer = await fetch(REGULARS_ADDRESS, {
    method: "POST",
    body,
    headers: {
      "content-type": "application/json",
      "x-regulars-event": event.name,
      "x-regulars-delivery": randomUUID(),
      "x-regulars-signature": createHmac("sha256", REGULARS_SECRET).update(body).digest("base64"),
    },
    signal: AbortSignal.timeout(PATIENCE),
  })
  if (!answer.ok) throw new Error(`Regulars answered ${answer.status}`)
}

async function idOf(name: string, told: Told, container: SubscriberArgs<Told>["container"]) {
  const lead = LEADS[name]
  if (!lead || told.order_id) return told.order_id ?? told.id
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({ entity: lead.entity, fields: [lead.to], filters: { id: told.id } })
  return lead.to.split(".").reduce<any>((thing, field) => thing?.[field], data[0]) as string | undefined
}
