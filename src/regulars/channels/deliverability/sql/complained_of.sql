-- Of a domain's mails that left since a moment: how many were complained of, and how many were taken; of these
-- no more are counted than make so many complaints few enough.
WITH since AS (
    SELECT greatest(
        %(since)s::timestamptz, (SELECT counts_from FROM sending_domain WHERE domain = %(domain)s)
    ) AS moment
), complained AS (
    SELECT count(DISTINCT s.id) AS n
    FROM event e
    JOIN send s ON s.id = (e.payload ->> 'send_id')::bigint
    WHERE e.name = 'message.complained' AND e.recorded_at >= (SELECT moment FROM since)
        AND s.handed_at >= (SELECT moment FROM since) AND s.channel = 'email' AND s.state = 'accepted'
        AND rtrim(split_part(s.message_id, '@', 2), '>') = %(domain)s
)
SELECT n, (
    SELECT count(*)
    FROM (
        SELECT FROM send s
        WHERE s.handed_at >= (SELECT moment FROM since) AND s.channel = 'email' AND s.state = 'accepted'
            AND rtrim(split_part(s.message_id, '@', 2), '>') = %(domain)s
        LIMIT n * %(each)s
    ) AS taken
)
FROM complained
