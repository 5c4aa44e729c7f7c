-- What a person looked at, a line for each day (UTC), the latest first.
SELECT
    max(e.id), max(e.occurred_at), count(*),
    (array_agg(DISTINCT p.name) FILTER (WHERE p.name <> ''))[1:3]
FROM event e
LEFT JOIN product p ON p.shop_id = e.shop_id AND p.sku = e.payload -> 'properties' ->> 'sku'
WHERE e.customer_id = ANY (%(members)s) AND e.name = ANY (%(names)s)
    AND e.occurred_at <= %(at)s::timestamptz
GROUP BY date_trunc('day', e.occurred_at, 'UTC')
HAVING (max(e.occurred_at), max(e.id)) < (%(at)s::timestamptz, %(id)s)
ORDER BY 2 DESC, 1 DESC
LIMIT %(limit)s
