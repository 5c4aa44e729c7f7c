// A storefront before the Vendure: `node server.js PORT SHOP_API REGULARS`. It says `ready` when it answers.
// Products' pages are made here, in React with the block; all others are plain, with the snippet of page.html.
import { readFileSync } from "node:fs"
import { createServer } from "node:http"
import { renderToStaticMarkup } from "react-dom/server"
import { RegularsPage, Tells } from "./regulars-page"
import { signedIn } from "./regulars-proof.server"

const [port, api, regulars] = process.argv.slice(2)
const SNIPPET = readFileSync("page.html", "utf8")
const APP = readFileSync("app.js")
const POLICY =
  `default-src 'none'; script-src 'self' ${regulars}; connect-src ${api} ${regulars}; ` +
  "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
const ASKED = `query($slug: String!) {
  activeCustomer { id }
  product(slug: $slug) { id name variants { id sku name } }
}`

type Variant = { id: string; sku: string; name: string }
type Product = { id: string; name: string; variants: Variant[] }

function ProductPage({ product, customerId }: { product: Product; customerId?: string }) {
  const { id, name, variants } = product
  return (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <title>{name}</title>
      </head>
      <body>
        <RegularsPage signedIn={signedIn(customerId)} />
        <main>
          <h1>{name}</h1>
          <Tells event="Product Viewed" sku={variants[0].sku} product_id={id} name={name} />
          {variants.map((each) => (
            <button
              key={each.id}
              data-variant={each.id}
              data-regulars-click={JSON.stringify({ event: "Product Added", sku: each.sku, name: each.name })}
            >
              Add {each.name}
            </button>
          ))}
        </main>
        <script defer src="/app.js" data-api={api} />
      </body>
    </html>
  )
}

async function product(slug: string, session = ""): Promise<string> {
  const authorized = session ? { Authorization: `Bearer ${session}` } : {}
  const answer = await fetch(api, {
    method: "POST",
    headers: { "Content-Type": "application/json", ...authorized },
    body: JSON.stringify({ query: ASKED, variables: { slug } }),
  })
  const { data } = await answer.json()
  return renderToStaticMarkup(<ProductPage product={data.product} customerId={data.activeCustomer?.id} />)
}

const plain = `<html lang="en"><head><meta charset="utf-8"><title>Kettles</title>${SNIPPET}</head>
<body><main></main><script defer src="/app.js" data-api="${api}"></script></body></html>`

createServer(async ({ url = "/", headers }, answer) => {
  const [path] = url.split("?")
  const slug = /^\/products\/([\w-]+)$/.exec(path)?.[1]
  const session = /(?:^|; )session=([^;]+)/.exec(headers.cookie ?? "")?.[1]
  const isScript = path === "/app.js"
  const body = isScript ? APP : "<!doctype html>" + (slug ? await product(slug, session) : plain)
  answer.setHeader("Content-Type", `text/${isScript ? "javascript" : "html"}; charset=utf-8`)
  answer.setHeader("Content-Security-Policy", POLICY)
  answer.end(body)
}).listen(Number(port), "127.0.0.1", () => console.log("ready"))
