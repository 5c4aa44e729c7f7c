-- End what waits of a campaign, for a reason, past what a worker is just claiming.
UPDATE send s
SET state = 'skipped', reason = %(reason)s, ended_at = %(at)s
FROM (
    SELECT id FROM send
    WHERE campaign_id = %(campaign)s AND state = 'planned'
    LIMIT %(limit)s
    FOR UPDATE SKIP LOCKED
) w
WHERE s.id = w.id
RETURNING s.id, s.customer_id, s.shop_id, s.template, s.channel
