-- The events of a batch that somebody is told, each with who is. What happened long before it was recorded is
-- history that came in, and no news.
SELECT
    w.id, w.with_customers,
    e.id, e.name, e.schema_version::int, e.customer_id, e.shop_id, e.occurred_at, e.payload::text
FROM event e
JOIN webhook_endpoint w
    ON w.off_why = ''
    AND e.name = ANY(w.events)
    AND (e.cluster, e.xid) >= (w.from_cluster, w.from_xid::text::xid8)
WHERE (e.cluster, e.xid, e.id)
        > (%(after_cluster)s::smallint, %(after_xid)s::text::xid8, %(after_id)s::bigint)
    AND (e.cluster, e.xid, e.id)
        <= (%(upto_cluster)s::smallint, %(upto_xid)s::text::xid8, %(upto_id)s::bigint)
    AND e.recorded_at - e.occurred_at <= %(news_for)s::interval
ORDER BY e.cluster, e.xid, e.id
