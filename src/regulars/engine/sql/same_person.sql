-- All ids that count as the same person as this one, the one they count as first.
SELECT m.customer_id
FROM customer_canonical_all m
WHERE m.canonical_id = coalesce(
    (SELECT k.canonical_id FROM customer_canonical k WHERE k.customer_id = %(customer_id)s::bigint),
    %(customer_id)s::bigint
)
ORDER BY m.customer_id = m.canonical_id DESC, m.customer_id
