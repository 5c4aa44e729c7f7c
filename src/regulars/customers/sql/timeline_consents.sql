-- Where a person's word on messages changed, the latest first; a repeated yes or no changes nothing.
SELECT id, occurred_at, channel, purpose, granted, how
FROM (
    SELECT
        c.*,
        lag(c.granted) OVER (PARTITION BY c.channel, c.purpose ORDER BY c.occurred_at, c.id) AS before
    FROM consent c
    WHERE c.customer_id = ANY (%(members)s)
) said
WHERE granted IS DISTINCT FROM before AND (occurred_at, id) < (%(at)s::timestamptz, %(id)s)
ORDER BY occurred_at DESC, id DESC
LIMIT %(limit)s
