-- Let deliveries that came to nothing, by our fault or theirs, be read once more.
UPDATE raw_delivery SET processed_at = NULL, due_at = %(at)s::timestamptz
WHERE connection_id = %(connection_id)s AND split_part(outcome, ':', 1) IN ('unreadable', 'refused', 'failed')
