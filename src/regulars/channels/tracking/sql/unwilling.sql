-- Which of these people don't want it noted what they do with messages, by their latest word on it:
-- whoever says no where mails stand means all of them.
SELECT p.id
FROM unnest(%(people)s::bigint[]) AS p (id)
WHERE NOT coalesce(
    (
        SELECT c.granted FROM consent c
        WHERE c.customer_id = ANY(
                p.id || ARRAY(SELECT customer_id FROM customer_canonical WHERE canonical_id = p.id)
            )
            AND c.purpose = %(purpose)s
        ORDER BY c.occurred_at DESC, c.granted, c.id DESC
        LIMIT 1
    ),
    true
)
