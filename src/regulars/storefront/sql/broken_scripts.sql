-- Scripts of a shop that broke in visitors' browsers, by message and place; what most visitors met first.
SELECT
    coalesce(e.payload -> 'properties' ->> 'message', '') AS message,
    coalesce(e.payload -> 'properties' ->> 'source', '') AS source,
    coalesce(e.payload -> 'properties' ->> 'line', '') AS line,
    count(*), count(DISTINCT e.customer_id), max(e.occurred_at)
FROM event e
WHERE e.name = 'page.failed' AND e.shop_id = %(shop_id)s AND e.occurred_at > %(since)s::timestamptz
GROUP BY 1, 2, 3
ORDER BY 5 DESC, 4 DESC, 1, 2, 3
LIMIT %(limit)s
