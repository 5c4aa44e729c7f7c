-- Take the people of a play who are due, those first who waited longest, past other workers'.
SELECT
    id, customer_id, entry_key, entry, version_id, step, visit, due_at, attempts, shop_id, about::text
FROM enrolment
WHERE play_id = %(play_id)s AND state = 'active' AND due_at <= %(at)s
ORDER BY due_at
LIMIT %(limit)s
FOR UPDATE SKIP LOCKED
