-- Where people get letters: what was told last stands, and what it replaces goes. Two people under one name at
-- one address are one to the post: the first who was there has it. Of who was erased nothing is kept.
WITH told AS (
    SELECT DISTINCT ON (customer_id) customer_id, value, told_at
    FROM json_to_recordset(%(homes)s::json) AS h (customer_id bigint, value text, told_at timestamptz)
    ORDER BY customer_id, told_at DESC
), newer AS (
    SELECT t.*
    FROM told t
    JOIN customer c ON c.id = t.customer_id AND c.erased_at IS NULL
    WHERE NOT EXISTS (
        SELECT FROM customer_identity i
        WHERE i.customer_id = t.customer_id AND i.kind = 'postal' AND i.first_seen_at > t.told_at
    )
), gone AS (
    DELETE FROM customer_identity i
    USING newer n
    WHERE i.customer_id = n.customer_id AND i.kind = 'postal' AND i.value <> n.value
)
INSERT INTO customer_identity AS known (customer_id, kind, shop_id, value, first_seen_at)
SELECT customer_id, 'postal', 0, value, told_at FROM newer
ON CONFLICT (value, kind, shop_id) DO UPDATE SET first_seen_at = excluded.first_seen_at
    WHERE known.customer_id = excluded.customer_id AND known.first_seen_at < excluded.first_seen_at
