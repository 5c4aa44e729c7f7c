-- Messages to a person, the latest first: when they left or were given up, else when they were planned.
WITH message AS (
    SELECT s.*, coalesce(s.handed_at, s.ended_at, s.planned_at) AS moment
    FROM send s
    WHERE s.customer_id = ANY (%(members)s)
)
SELECT
    m.id, m.moment, m.template, m.channel, m.state, m.reason, m.play,
    coalesce(
        (SELECT c.subject FROM send_content c WHERE c.send_id = m.id ORDER BY c.made_at DESC LIMIT 1), ''
    )
FROM message m
WHERE (m.moment, m.id) < (%(at)s::timestamptz, %(id)s)
ORDER BY m.moment DESC, m.id DESC
LIMIT %(limit)s
