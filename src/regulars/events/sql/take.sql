-- The next batch after a place: how many events, and where the last of them stands in commit order.
WITH batch AS (
    SELECT e.cluster, e.xid, e.id
    FROM event e
    WHERE (e.cluster, e.xid, e.id)
            > (%(after_cluster)s::smallint, %(after_xid)s::text::xid8, %(after_id)s::bigint)
        AND (
            e.cluster < (SELECT coalesce(max(id), 0) FROM cluster)
            OR e.xid < pg_snapshot_xmin(pg_current_snapshot())
        )
    ORDER BY e.cluster, e.xid, e.id
    LIMIT %(limit)s
), last AS (
    SELECT cluster, xid, id FROM batch ORDER BY cluster DESC, xid DESC, id DESC LIMIT 1
)
SELECT
    (SELECT count(*) FROM batch)::int,
    (SELECT cluster FROM last)::int,
    (SELECT xid FROM last)::text::bigint,
    (SELECT id FROM last)
