-- All ids that count as one person with this one, the canonical first.
SELECT a.customer_id
FROM customer_canonical_all a
WHERE a.canonical_id = (SELECT canonical_id FROM customer_canonical_all WHERE customer_id = %(customer)s)
ORDER BY a.customer_id <> a.canonical_id, a.customer_id
