-- By what are these people known, as whom they count?
SELECT coalesce(k.canonical_id, i.customer_id), i.kind, i.shop_id, i.value
FROM customer_identity i
LEFT JOIN customer_canonical k ON k.customer_id = i.customer_id
WHERE i.customer_id = ANY (%(customers)s::bigint[])
