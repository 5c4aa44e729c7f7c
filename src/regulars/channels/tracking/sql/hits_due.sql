-- All hits of messages of which one hit is old enough to be judged, the oldest messages first.
WITH due AS (
    SELECT send_id FROM message_hit
    WHERE NOT judged AND at <= %(until)s
    GROUP BY send_id
    ORDER BY min(at)
    LIMIT %(limit)s
)
SELECT
    h.id, h.send_id, h.kind, h.target, h.agent, h.at, NOT h.judged AND h.at <= %(until)s, s.channel, s.message_id,
    s.handed_at, coalesce(k.canonical_id, s.customer_id)
FROM message_hit h
JOIN due ON due.send_id = h.send_id
JOIN send s ON s.id = h.send_id
LEFT JOIN customer_canonical k ON k.customer_id = s.customer_id
ORDER BY h.send_id, h.at, h.id
FOR UPDATE OF h
