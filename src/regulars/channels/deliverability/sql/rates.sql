-- Mail of some weeks by the domain that it went to, the largest first: taken, arrived, come back, complained of.
WITH mail AS (
    SELECT s.id, lower(split_part(c.address, '@', 2)) AS domain
    FROM send s
    JOIN send_content c ON c.send_id = s.id AND c.made_at >= %(since)s
    WHERE s.handed_at >= %(since)s AND s.channel = 'email' AND s.state = 'accepted'
), told AS (
    SELECT
        (payload ->> 'send_id')::bigint AS send_id,
        bool_or(name = 'message.delivered') AS delivered,
        bool_or(name = 'message.bounced' AND (payload ->> 'permanent')::boolean) AS hard,
        bool_or(name = 'message.bounced' AND NOT (payload ->> 'permanent')::boolean) AS soft,
        bool_or(name = 'message.complained') AS complained
    FROM event
    WHERE name IN ('message.delivered', 'message.bounced', 'message.complained')
        AND recorded_at >= %(since)s AND payload ->> 'channel' = 'email'
    GROUP BY 1
)
SELECT
    m.domain, count(DISTINCT m.id), count(*) FILTER (WHERE delivered), count(*) FILTER (WHERE hard),
    count(*) FILTER (WHERE soft AND NOT hard), count(*) FILTER (WHERE complained)
FROM mail m
LEFT JOIN told ON told.send_id = m.id
GROUP BY m.domain
ORDER BY 2 DESC, m.domain
LIMIT %(limit)s
