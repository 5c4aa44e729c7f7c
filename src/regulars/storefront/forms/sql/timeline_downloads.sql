-- What of forms a person fetched, the latest first.
SELECT d.id, d.at, f.name
FROM form_download d
JOIN form_entry e ON e.id = d.entry_id
JOIN form f ON f.id = e.form_id
WHERE d.customer_id = ANY (%(members)s) AND (d.at, d.id) < (%(at)s::timestamptz, %(id)s)
ORDER BY d.at DESC, d.id DESC
LIMIT %(limit)s
