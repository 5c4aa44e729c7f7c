-- When a person was first seen.
SELECT s.id, s.first_seen_at
FROM (SELECT id, first_seen_at FROM customer WHERE id = ANY (%(members)s) ORDER BY first_seen_at, id LIMIT 1) s
WHERE (s.first_seen_at, s.id) < (%(at)s::timestamptz, %(id)s)
LIMIT %(limit)s
