-- Count what a batch of events tells of mails, by day and by the domain that they went to.
INSERT INTO mail_tally (day, domain, accepted, delivered, hard, soft, complained)
SELECT
    (e.recorded_at AT TIME ZONE 'UTC')::date, lower(split_part(c.address, '@', 2)),
    count(*) FILTER (WHERE e.name = 'message.accepted'),
    count(*) FILTER (WHERE e.name = 'message.delivered'),
    count(*) FILTER (WHERE e.name = 'message.bounced' AND (e.payload ->> 'permanent')::boolean),
    count(*) FILTER (WHERE e.name = 'message.bounced' AND NOT (e.payload ->> 'permanent')::boolean),
    count(*) FILTER (WHERE e.name = 'message.complained')
FROM event e
CROSS JOIN LATERAL (
    SELECT address FROM send_content
    WHERE send_id = (e.payload ->> 'send_id')::bigint AND made_at > %(since)s
    ORDER BY made_at DESC
    LIMIT 1
) AS c
WHERE (e.cluster, e.xid, e.id)
        > (%(after_cluster)s::smallint, %(after_xid)s::text::xid8, %(after_id)s::bigint)
    AND (e.cluster, e.xid, e.id)
        <= (%(upto_cluster)s::smallint, %(upto_xid)s::text::xid8, %(upto_id)s::bigint)
    AND e.name = ANY (%(names)s::text[]) AND e.recorded_at > %(since)s AND e.payload ->> 'channel' = 'email'
GROUP BY 1, 2
ON CONFLICT (day, domain) DO UPDATE SET
    accepted = mail_tally.accepted + excluded.accepted,
    delivered = mail_tally.delivered + excluded.delivered,
    hard = mail_tally.hard + excluded.hard,
    soft = mail_tally.soft + excluded.soft,
    complained = mail_tally.complained + excluded.complained
