-- How many events stand after a place.
SELECT count(*)
FROM event e
WHERE (e.cluster, e.xid, e.id)
    > (%(after_cluster)s::smallint, %(after_xid)s::text::xid8, %(after_id)s::bigint)
