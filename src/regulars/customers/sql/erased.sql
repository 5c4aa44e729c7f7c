-- Who was erased under these digests, the earliest first, as whom they count now.
SELECT e.digest, coalesce(k.canonical_id, e.customer_id), e.erased_at
FROM erased_identity e
LEFT JOIN customer_canonical k ON k.customer_id = e.customer_id
WHERE e.digest = ANY (%(digests)s::uuid[])
ORDER BY e.erased_at, e.id
