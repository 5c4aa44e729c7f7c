-- What stands in the log behind a place, in commit order. Only so many events are looked at, whatever is wanted
-- of them, so that a rare kind of event costs no more than a frequent one; the last one looked at comes with
-- each row, and alone where none is wanted.
WITH looked AS (
    SELECT e.*
    FROM event e
    WHERE (e.cluster, e.xid, e.id) > (%(cluster)s::smallint, %(xid)s::text::xid8, %(id)s::bigint)
        AND (%(since)s::timestamptz IS NULL OR e.recorded_at >= %(since)s)
        AND (
            e.cluster < (SELECT coalesce(max(id), 0) FROM cluster)
            OR e.xid < pg_snapshot_xmin(pg_current_snapshot())
        )
    ORDER BY e.cluster, e.xid, e.id
    LIMIT %(looked)s
), wanted AS (
    SELECT e.*
    FROM looked e
    WHERE (%(name)s::text IS NULL OR e.name = %(name)s)
        AND (%(customers)s::bigint[] IS NULL OR e.customer_id = ANY (%(customers)s))
        AND (%(shop)s::bigint IS NULL OR e.shop_id = %(shop)s)
    ORDER BY e.cluster, e.xid, e.id
    LIMIT %(limit)s
), last AS (
    SELECT cluster, xid, id, (SELECT count(*) FROM looked) AS count
    FROM looked ORDER BY cluster DESC, xid DESC, id DESC LIMIT 1
)
SELECT
    last.cluster::int, last.xid::text::bigint, last.id, last.count::int,
    w.cluster::int, w.xid::text::bigint, w.id, w.name, w.schema_version::int, w.customer_id, w.shop_id,
    w.actor, w.occurred_at, w.recorded_at, w.payload::text
FROM last LEFT JOIN wanted w ON true
ORDER BY w.cluster, w.xid, w.id
