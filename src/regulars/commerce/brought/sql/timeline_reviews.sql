-- What a person wrote about products in other programs, the latest first.
SELECT r.id, r.written_at, r.program, r.rating, coalesce(nullif(r.product, ''), nullif(r.sku, ''), r.handle),
    coalesce(t.title, ''), coalesce(t.body, '')
FROM review r
LEFT JOIN review_text t ON t.review_id = r.id
WHERE r.customer_id = ANY (%(members)s) AND (r.written_at, r.id) < (%(at)s::timestamptz, %(id)s)
ORDER BY r.written_at DESC, r.id DESC
LIMIT %(limit)s
