-- Of those who try a campaign's messages: when the last one was put into the outbox, how many still wait there,
-- and when the last one left it.
SELECT
    (SELECT max(released_at) FROM campaign_person WHERE campaign_id = %(campaign)s),
    count(*) FILTER (WHERE state IN ('planned', 'claimed', 'handed_over'))::int,
    max(coalesce(handed_at, ended_at))
FROM send
WHERE campaign_id = %(campaign)s
