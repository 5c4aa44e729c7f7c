-- Who owns the keys asked for (as canonical customers), with every key those customers have.
WITH asked AS (
    SELECT DISTINCT * FROM json_to_recordset(%(keys)s::json) AS k (kind text, shop_id bigint, value text)
), owner AS (
    SELECT DISTINCT coalesce(c.canonical_id, i.customer_id) AS customer_id
    FROM asked
    JOIN customer_identity i USING (value, kind, shop_id)
    LEFT JOIN customer_canonical c ON c.customer_id = i.customer_id
), member AS (
    SELECT customer_id AS owner_id, customer_id FROM owner
    UNION ALL
    SELECT o.customer_id, c.customer_id FROM owner o JOIN customer_canonical c ON c.canonical_id = o.customer_id
)
SELECT i.kind, i.shop_id, i.value, m.owner_id
FROM member m
JOIN customer_identity i ON i.customer_id = m.customer_id
