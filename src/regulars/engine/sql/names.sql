-- Which events does a batch hold?
SELECT DISTINCT e.name
FROM event e
WHERE (e.cluster, e.xid, e.id)
        > (%(after_cluster)s::smallint, %(after_xid)s::text::xid8, %(after_id)s::bigint)
    AND (e.cluster, e.xid, e.id)
        <= (%(upto_cluster)s::smallint, %(upto_xid)s::text::xid8, %(upto_id)s::bigint)
    AND e.customer_id IS NOT NULL
