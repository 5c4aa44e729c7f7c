// For storefronts in React: Medusa's and Saleor's in Next.js, Vendure's in Remix, or one of your own.
// It runs on the server and in browsers, and holds no secret.
type SignedIn = { user: string; proof: string }
type Told = { event: string; [property: string]: unknown }

/** Once, in the body of the layout of all pages.
 *  signedIn: of signedIn() in regulars-proof.server.ts, where somebody is; never in a page that is kept for others.
 */
export function RegularsPage({ signedIn }: { signedIn?: SignedIn }) {
  return (
    <>
      <script
        async
        src="@script@"
        integrity="@integrity@"
        crossOrigin="anonymous"
        data-key="@key@"
        data-consent="@consent@"
      />
      <span hidden data-regulars={JSON.stringify(signedIn ?? { user: "" })} />
    </>
  )
}

/** On a page that is about something:
 *  <Tells event="Product Viewed" sku={variant.sku} product_id={product.id} name={product.title} />
 *  <Tells event="Products Searched" query={query} results={count} />
 */
export function Tells(told: Told) {
  return <span hidden data-regulars={JSON.stringify(told)} />
}
