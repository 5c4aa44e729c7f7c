-- What is known of people when messages are about to leave for them, as asked for each message. A parcel that
-- is late is a reason to leave somebody in peace where its carrier tells how far it is, and for a while: some
-- are never said to have arrived.
WITH asked AS MATERIALIZED (
    SELECT a.*, p.id || ARRAY(SELECT c.customer_id FROM customer_canonical c WHERE c.canonical_id = p.id) AS ids
    FROM json_to_recordset(%(asked)s::json) AS a (
        n int, send_id bigint, person bigint, address text, digest uuid, purpose text
    )
    CROSS JOIN LATERAL (
        SELECT coalesce(
            (SELECT c.canonical_id FROM customer_canonical c WHERE c.customer_id = a.person), a.person
        ) AS id
    ) p
)
SELECT
    a.n,
    EXISTS (SELECT FROM business WHERE sends_stopped_at IS NOT NULL),
    EXISTS (
        SELECT FROM customer_identity i
        WHERE i.customer_id = ANY(a.ids) AND i.kind = %(identity)s AND i.value = a.address
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
        WHERE c.customer_id = ANY(a.ids) AND c.channel = %(channel)s AND c.purpose = a.purpose
        ORDER BY c.occurred_at DESC, c.granted, c.id DESC
        LIMIT 1
    ),
    ARRAY(
        SELECT s.handed_at FROM send s
        WHERE s.customer_id = ANY(a.ids) AND s.kind = ANY(%(capped)s::text[]) AND s.handed_at > least(%(since)s, %(at)s - wish.within)
            AND s.handed_at <= %(at)s + %(ahead)s::interval
            AND s.state IN ('handed_over', 'accepted', 'unknown')
    ),
    coalesce(
        wish.topics_left <> '{}' AND (SELECT topic FROM send WHERE id = a.send_id) = ANY(wish.topics_left),
        false
    ),
    wish.paused_until,
    wish.most,
    wish.within,
    coalesce(peace.reason, ''),
    peace.until,
    %(noted)s AND NOT coalesce(
        (
            SELECT granted FROM consent c
            WHERE c.customer_id = ANY(a.ids) AND c.purpose = %(tracking)s
            ORDER BY c.occurred_at DESC, c.granted, c.id DESC
            LIMIT 1
        ),
        true
    ),
    cardinality(a.ids) > 1
FROM asked a
LEFT JOIN LATERAL (
    SELECT p.topics_left, p.paused_until, p.most, make_interval(days => p.within_days) AS within
    FROM customer_preference p
    WHERE p.customer_id = ANY(a.ids)
    ORDER BY p.said_at DESC, p.customer_id
    LIMIT 1
) wish ON true
LEFT JOIN LATERAL (
    SELECT q.reason, q.until
    FROM customer_quiet q
    WHERE q.customer_id = ANY(a.ids) AND q.ended_at IS NULL AND q.until > %(at)s
    UNION ALL
    SELECT 'late_parcel', coalesce(s.promised_at, s.expected_at) + %(late_for)s::interval
    FROM shipment s
    WHERE s.customer_id = ANY(a.ids) AND s.delivered_at IS NULL AND s.status NOT IN ('', 'returned')
        AND coalesce(s.promised_at, s.expected_at) BETWEEN %(at)s - %(late_for)s::interval AND %(at)s
    ORDER BY 2 DESC
    LIMIT 1
) peace ON true
ORDER BY a.n
