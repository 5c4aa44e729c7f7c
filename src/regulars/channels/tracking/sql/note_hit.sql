-- Note that something of a message was asked for, as long as that isn't more than could tell us anything.
INSERT INTO message_hit (send_id, customer_id, kind, target, agent, at, judged)
SELECT s.id, s.customer_id, %(kind)s, %(target)s, %(agent)s, %(at)s, false
FROM send s
WHERE s.id = %(send_id)s AND s.handed_at IS NOT NULL
    AND (SELECT count(*) FROM message_hit h WHERE h.send_id = s.id) < %(most)s
