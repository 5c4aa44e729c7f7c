-- By what are these people known, as whom they count?
SELECT m.canonical_id, i.kind, i.shop_id, i.value
FROM customer_identity i
JOIN customer_canonical_all m USING (customer_id)
WHERE i.customer_id = ANY (%(customers)s::bigint[])
