-- How many messages of a campaign are still to leave, or on their way.
SELECT count(*)::int FROM send
WHERE campaign_id = %(campaign)s AND state IN ('planned', 'claimed', 'handed_over')
