-- Baskets of a person that became no order, the latest first.
SELECT c.id, c.source_version, c.total_minor, c.currency, jsonb_array_length(c.lines)
FROM cart c
WHERE c.customer_id = ANY (%(members)s) AND c.completed_at IS NULL
    AND (c.source_version, c.id) < (%(at)s::timestamptz, %(id)s)
ORDER BY c.source_version DESC, c.id DESC
LIMIT %(limit)s
