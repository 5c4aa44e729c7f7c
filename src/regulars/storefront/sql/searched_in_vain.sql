-- Searches that found nothing, by what was typed in, whatever its case; what most visitors miss first.
SELECT
    lower(btrim(e.payload -> 'properties' ->> 'query')) AS query, count(*), count(DISTINCT e.customer_id),
    max(e.occurred_at)
FROM event e
WHERE e.name = 'products.searched' AND e.shop_id = %(shop_id)s AND e.occurred_at > %(since)s::timestamptz
    AND e.payload -> 'properties' ->> 'results' = '0'
    AND btrim(e.payload -> 'properties' ->> 'query') <> ''
GROUP BY 1
ORDER BY 3 DESC, 2 DESC, 1
LIMIT %(limit)s
