-- Orders that say the same in a newer version.
UPDATE orders SET source_version = o.version
FROM json_to_recordset(%(orders)s::json) AS o (id bigint, version timestamptz)
WHERE orders.id = o.id
