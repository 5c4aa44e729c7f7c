// For storefronts in React: Medusa's and Saleor's in Next.js, Vendure's in Remix, or one of your own.
// REGULARS_PROOF stands in the server's environment alone: @proof-place@
import { createHmac } from "node:crypto"

type Told = { event: string; [property: string]: unknown }

/** Once, in the layout of all pages. customerId: of who is signed in, told by the server. */
export function RegularsPage({ customerId }: { customerId?: string }) {
  const secret = process.env.REGULARS_PROOF
  const proof = customerId && secret && createHmac("sha256", secret).update(customerId).digest("hex")
  return (
    <script
      async
      src="@script@"
      integrity="@integrity@"
      crossOrigin="anonymous"
      data-key="@key@"
      data-consent="@consent@"
      {...(proof ? { "data-user": customerId, "data-proof": proof } : {})}
    />
  )
}

/** On a page that is about something:
 *  <Tells event="Product Viewed" sku={variant.sku} product_id={product.id} name={product.title} />
 *  <Tells event="Products Searched" query={query} results={count} />
 */
export function Tells(told: Told) {
  return <span hidden data-regulars={JSON.stringify(told)} />
}
