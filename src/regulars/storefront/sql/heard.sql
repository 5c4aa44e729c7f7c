-- What a shop's page told lately, by its name: among the last 10,000 events of the log, so that the page that
-- shows it opens at once however much comes in.
SELECT e.name, count(*), max(e.recorded_at)
FROM (
    SELECT name, shop_id, actor, recorded_at FROM event
    WHERE recorded_at > %(since)s::timestamptz
    ORDER BY id DESC
    LIMIT 10000
) e
WHERE e.shop_id = %(shop_id)s AND e.actor = %(actor)s AND e.name = ANY (%(names)s)
GROUP BY e.name
