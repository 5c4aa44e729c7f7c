-- Why messages of a campaign stand where they do.
SELECT state, reason, count(*)::int
FROM send
WHERE campaign_id = %(campaign)s AND reason <> '' AND state <> 'accepted'
GROUP BY state, reason
ORDER BY count(*) DESC, state, reason
