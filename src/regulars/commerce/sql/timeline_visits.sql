-- What a person looked at and searched for, a line for each day (UTC), the latest first.
SELECT
    max(e.id), max(e.occurred_at), count(*),
    (array_agg(DISTINCT shown.name) FILTER (WHERE shown.name <> ''))[1:3],
    (array_agg(DISTINCT shown.query) FILTER (WHERE shown.query <> ''))[1:2]
FROM event e
LEFT JOIN product p ON p.shop_id = e.shop_id AND p.sku = e.payload -> 'properties' ->> 'sku'
CROSS JOIN LATERAL (
    SELECT
        coalesce(p.name, CASE WHEN e.name IN ('product.viewed', 'cart.added', 'wishlist.added')
            THEN left(e.payload -> 'properties' ->> 'name', 100) END) AS name,
        CASE WHEN e.name = 'products.searched'
            THEN left(btrim(e.payload -> 'properties' ->> 'query'), 100) END AS query
) shown
WHERE e.customer_id = ANY (%(members)s) AND e.name = ANY (%(names)s)
    AND e.occurred_at <= %(at)s::timestamptz
GROUP BY date_trunc('day', e.occurred_at, 'UTC')
HAVING (max(e.occurred_at), max(e.id)) < (%(at)s::timestamptz, %(id)s)
ORDER BY 2 DESC, 1 DESC
LIMIT %(limit)s
