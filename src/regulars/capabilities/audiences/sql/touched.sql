-- Who on a list is said by a batch of events to be erased, to allow it no longer, or to count as somebody else?
SELECT DISTINCT l.audience_id, m.customer_id
FROM event e
LEFT JOIN customer_canonical k ON k.customer_id = e.customer_id
CROSS JOIN LATERAL (
    SELECT coalesce(k.canonical_id, e.customer_id) AS customer_id
    UNION ALL
    SELECT c.customer_id FROM customer_canonical c
    WHERE c.canonical_id = coalesce(k.canonical_id, e.customer_id)
) member
JOIN ad_member m ON m.customer_id = member.customer_id
JOIN ad_list l ON l.id = m.list_id
WHERE (e.cluster, e.xid, e.id)
        > (%(after_cluster)s::smallint, %(after_xid)s::text::xid8, %(after_id)s::bigint)
    AND (e.cluster, e.xid, e.id)
        <= (%(upto_cluster)s::smallint, %(upto_xid)s::text::xid8, %(upto_id)s::bigint)
    AND e.name = ANY (%(names)s::text[])
ORDER BY 1, 2
