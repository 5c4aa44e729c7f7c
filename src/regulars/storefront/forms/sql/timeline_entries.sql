-- Forms by which a person signed up, by when that was confirmed, the latest first.
SELECT e.id, e.confirmed_at, f.name
FROM form_entry e
JOIN form f ON f.id = e.form_id
WHERE e.customer_id = ANY (%(members)s) AND (e.confirmed_at, e.id) < (%(at)s::timestamptz, %(id)s)
ORDER BY e.confirmed_at DESC, e.id DESC
LIMIT %(limit)s
