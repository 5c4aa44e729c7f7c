-- Orders that say the same in a newer version.
UPDATE orders SET source_version = o.version, stood_at = greatest(orders.stood_at, o.stood_at)
FROM json_to_recordset(%(orders)s::json) AS o (id bigint, version timestamptz, stood_at timestamptz)
WHERE orders.id = o.id
