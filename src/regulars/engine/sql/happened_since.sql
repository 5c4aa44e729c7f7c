-- To which of these people did something happen since they entered?
SELECT n.id
FROM enrolment n
WHERE n.id = ANY(%(ids)s::bigint[]) AND EXISTS (
    SELECT FROM event e
    WHERE e.customer_id IN (
            SELECT m.customer_id FROM customer_canonical_all m
            WHERE m.canonical_id = coalesce(
                (SELECT k.canonical_id FROM customer_canonical k WHERE k.customer_id = n.customer_id),
                n.customer_id
            )
        )
        AND e.name = %(event)s::text
        AND e.occurred_at > n.since
        AND e.id <> n.event_id
)
