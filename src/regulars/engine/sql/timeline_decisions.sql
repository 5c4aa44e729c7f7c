-- What plays decided about a person, the latest first.
SELECT d.id, d.decided_at, p.name, d.arm, d.reason, d.detail::text
FROM decision d
JOIN play p ON p.id = d.play_id
WHERE d.customer_id = ANY (%(members)s) AND (d.decided_at, d.id) < (%(at)s::timestamptz, %(id)s)
ORDER BY d.decided_at DESC, d.id DESC
LIMIT %(limit)s
