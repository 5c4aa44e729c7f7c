-- How many people answered a campaign's messages with a no: mails that came back, mails that were complained of,
-- and people who took back what they allowed by a link in one. since: when the campaign began.
WITH receipt AS (
    SELECT e.name, s.id
    FROM event e
    JOIN send s ON s.id = (e.payload ->> 'send_id')::bigint
    WHERE e.name IN ('message.bounced', 'message.complained') AND e.recorded_at >= %(since)s
        AND s.campaign_id = %(campaign)s
)
SELECT
    (SELECT count(DISTINCT id)::int FROM receipt WHERE name = 'message.bounced'),
    (SELECT count(DISTINCT id)::int FROM receipt WHERE name = 'message.complained'),
    (
        SELECT count(DISTINCT c.customer_id)::int
        FROM consent c
        JOIN send s ON s.id = (c.evidence ->> 'send_id')::bigint
        WHERE NOT c.granted AND c.occurred_at >= %(since)s AND s.campaign_id = %(campaign)s
    )
