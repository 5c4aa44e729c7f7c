-- When each connection brought something last.
SELECT c.id, d.received_at
FROM unnest(%(connections)s::bigint[]) AS c (id)
CROSS JOIN LATERAL (
    SELECT received_at FROM raw_delivery WHERE connection_id = c.id ORDER BY id DESC LIMIT 1
) d
