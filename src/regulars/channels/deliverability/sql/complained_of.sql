-- Of a domain's mails that left since a moment: how many were complained of, and how many were taken.
WITH since AS (
    SELECT greatest(
        %(since)s::timestamptz, (SELECT counts_from FROM sending_domain WHERE domain = %(domain)s)
    ) AS moment
), complained AS (
    SELECT DISTINCT (e.payload ->> 'send_id')::bigint AS send_id
    FROM event e, since
    WHERE e.name = 'message.complained' AND e.recorded_at >= since.moment
)
SELECT count(*) FILTER (WHERE s.id IN (SELECT send_id FROM complained)), count(*)
FROM send s, since
WHERE s.handed_at >= since.moment AND s.channel = 'email' AND s.state = 'accepted'
    AND rtrim(split_part(s.message_id, '@', 2), '>') = %(domain)s
