-- Those of these who wait for something that has happened since they entered are due now.
UPDATE enrolment n SET due_at = least(n.due_at, %(at)s::timestamptz), waiting_for = ''
WHERE n.id = ANY(%(ids)s::bigint[])
    AND n.state = 'active'
    AND n.waiting_for <> ''
    AND EXISTS (
        SELECT FROM event e
        WHERE e.customer_id IN (
                SELECT m.customer_id FROM customer_canonical_all m
                WHERE m.canonical_id = coalesce(
                    (SELECT k.canonical_id FROM customer_canonical k WHERE k.customer_id = n.customer_id),
                    n.customer_id
                )
            )
            AND e.name = n.waiting_for
            AND e.occurred_at > n.since
            AND e.id <> n.event_id
    )
