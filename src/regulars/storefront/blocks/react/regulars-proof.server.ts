// On the storefront's server alone, in a loader or a server component.
// REGULARS_PROOF stands in its environment: @proof-place@
import { createHmac } from "node:crypto"

/** For <RegularsPage signedIn={signedIn(customer?.id)} />. customerId: of who is signed in, as the server knows. */
export function signedIn(customerId?: string) {
  const secret = process.env.REGULARS_PROOF
  if (!customerId || !secret) return undefined
  return { user: customerId, proof: createHmac("sha256", secret).update(customerId).digest("hex") }
}
