-- A list's batches that can be told, or asked for, now; whom to take out first.
SELECT id, is_removal, session, number, "of", is_last, state, attempts::int, request_id
FROM ad_batch
WHERE list_id = %(list)s AND confirmed_at IS NULL AND state <> 'failed' AND not_before <= %(at)s
ORDER BY is_removal DESC, id
