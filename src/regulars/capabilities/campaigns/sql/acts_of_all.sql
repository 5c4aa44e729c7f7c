-- At which hours of the shop's clock did people act lately? Of the last things that happened, whatever they were.
SELECT extract(hour FROM e.occurred_at AT TIME ZONE %(shop_zone)s)::int, count(*)::int
FROM (SELECT * FROM event ORDER BY id DESC LIMIT %(looked_at)s) e
WHERE e.name = ANY(%(names)s::text[]) AND e.customer_id IS NOT NULL
    AND coalesce(e.payload ->> 'by', '') <> 'scanner'
    AND (e.occurred_at AT TIME ZONE %(shop_zone)s)::time <> '00:00'
GROUP BY 1
