-- What is known of people when messages are about to leave for them, as asked for each message.
SELECT
    a.n,
    EXISTS (
        SELECT FROM customer_identity i
        WHERE i.customer_id = ANY(m.ids) AND i.kind = %(identity)s AND i.value = a.address
    ),
    coalesce(
        (
            SELECT reason FROM suppression
            WHERE channel = %(channel)s AND address_digest = a.digest AND lifted_at IS NULL
        ),
        ''
    ),
    (
        SELECT granted FROM consent c
        WHERE c.customer_id = ANY(m.ids) AND c.channel = %(channel)s AND c.purpose = a.purpose
        ORDER BY c.occurred_at DESC, c.granted, c.id DESC
        LIMIT 1
    ),
    ARRAY(
        SELECT s.handed_at FROM send s
        WHERE s.customer_id = ANY(m.ids) AND s.kind = ANY(%(capped)s::text[]) AND s.handed_at > %(since)s
            AND s.state IN ('handed_over', 'accepted', 'unknown')
    ),
    EXISTS (SELECT FROM business WHERE sends_stopped_at IS NOT NULL)
FROM json_to_recordset(%(asked)s::json) AS a (n int, person bigint, address text, digest uuid, purpose text)
CROSS JOIN LATERAL (
    SELECT a.person || ARRAY(SELECT customer_id FROM customer_canonical WHERE canonical_id = a.person) AS ids
) m
ORDER BY a.n
