-- Which of these ids of a shop's customers are known, each with ours; no version of them is kept by that id.
SELECT i.value, i.id, NULL::timestamptz
FROM unnest(%(ids)s::text[]) AS t (id)
CROSS JOIN LATERAL (
    SELECT * FROM customer_identity
    WHERE value = t.id AND kind = 'shop' AND shop_id = %(shop_id)s LIMIT 1
) i
