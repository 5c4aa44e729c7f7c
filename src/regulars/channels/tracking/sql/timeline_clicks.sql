-- Messages that a person opened and links they followed, as far as it was them and no scanner, the latest first.
SELECT
    e.id, e.occurred_at, e.name, (e.payload ->> 'send_id')::bigint, e.payload ->> 'template',
    coalesce(e.payload ->> 'url', '')
FROM event e
WHERE e.customer_id = ANY (%(members)s) AND e.name IN ('message.opened', 'message.clicked')
    AND e.payload ->> 'by' = 'person'
    AND (e.occurred_at, e.id) < (%(at)s::timestamptz, %(id)s)
ORDER BY e.occurred_at DESC, e.id DESC
LIMIT %(limit)s
