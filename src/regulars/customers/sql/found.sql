-- The canonical customers whom a value of one kind names.
SELECT DISTINCT coalesce(k.canonical_id, i.customer_id)
FROM customer_identity i
LEFT JOIN customer_canonical k USING (customer_id)
WHERE i.kind = %(kind)s AND i.value = %(value)s
ORDER BY 1
