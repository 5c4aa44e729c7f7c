-- Audiences with batches that can be told or asked for now, where nothing is in the way.
SELECT DISTINCT l.audience_id
FROM ad_batch b
JOIN ad_list l ON l.id = b.list_id
WHERE b.confirmed_at IS NULL AND b.state <> 'failed' AND b.not_before <= %(at)s
    AND (l.retry_at IS NULL OR l.retry_at <= %(at)s)
ORDER BY 1
