-- What a shop's record says of its customers' past; what a newer statement doesn't tell stays known.
INSERT INTO customer_past AS p (shop_id, customer_id, since, orders, as_of, known_at)
SELECT %(shop_id)s, customer_id, since, orders, as_of, %(known_at)s
FROM json_to_recordset(%(past)s::json) AS t (
    customer_id bigint, since timestamptz, orders int, as_of timestamptz
)
ORDER BY customer_id
ON CONFLICT (customer_id, shop_id) DO UPDATE SET
    since = least(p.since, excluded.since), orders = coalesce(excluded.orders, p.orders),
    as_of = excluded.as_of, known_at = excluded.known_at
WHERE p.as_of < excluded.as_of
RETURNING
    new.customer_id, old.id IS NULL,
    (old.since, old.orders) IS DISTINCT FROM (new.since, new.orders),
    EXISTS (SELECT FROM customer_totals t WHERE t.customer_id = new.customer_id)
