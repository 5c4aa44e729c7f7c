-- Baskets as they stand at their version; an older or equal version changes nothing.
INSERT INTO cart AS old (
    shop_id, customer_id, external_id, currency, total_minor, lines, url, started_at, completed_at,
    source_version
)
SELECT
    %(shop_id)s, customer_id, external_id, currency, total_minor, lines, url, started_at, completed_at, version
FROM json_to_recordset(%(carts)s::json) AS c (
    customer_id bigint, external_id text, currency text, total_minor bigint, lines jsonb, url text,
    started_at timestamptz, completed_at timestamptz, version timestamptz
)
ORDER BY external_id
ON CONFLICT (external_id, shop_id) DO UPDATE SET
    customer_id = coalesce(excluded.customer_id, old.customer_id), currency = excluded.currency,
    total_minor = excluded.total_minor, lines = excluded.lines, url = excluded.url,
    completed_at = excluded.completed_at, source_version = excluded.source_version
WHERE old.source_version < excluded.source_version
RETURNING external_id, id, customer_id, xmax = 0, completed_at IS NOT NULL
