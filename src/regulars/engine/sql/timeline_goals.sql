-- Goals of plays that a person reached, the latest first.
SELECT e.id, e.goal_at, p.name, e.arm
FROM enrolment e
JOIN play p ON p.id = e.play_id
WHERE e.customer_id = ANY (%(members)s) AND (e.goal_at, e.id) < (%(at)s::timestamptz, %(id)s)
ORDER BY e.goal_at DESC, e.id DESC
LIMIT %(limit)s
