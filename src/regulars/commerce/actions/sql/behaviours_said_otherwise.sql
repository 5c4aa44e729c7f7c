-- Events that stand in the log under the same key, and differ in name, moment or content.
SELECT g.n
FROM json_to_recordset(%(events)s::json) AS g (
    n int, digest uuid, name text, occurred_at timestamptz, payload jsonb
)
JOIN event_key k USING (digest)
JOIN event e ON e.id = k.event_id
WHERE (e.name, e.occurred_at, e.payload) IS DISTINCT FROM (g.name, g.occurred_at, g.payload)
