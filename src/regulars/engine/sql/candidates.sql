-- Whom of a batch's customers the audiences of plays admit, once for each play and entry key, with all that
-- deciding needs. The same events start these plays, so they are read once, and what audiences ask is joined once.
-- The joins take the place of the first comment. That of the second is taken by a row for each play, with its id,
-- that is there where the play's audience admits. Customers are `h.person_id`.
-- ways: one letter for each channel: `-` no address, `y` or `n` as they said last, `?` they never said.
-- What a file tells starts nothing, however fresh it is: nobody is written to because something was imported.
-- Moments go as text: most are only handed on, and reading them would cost more than all else of a row.
WITH happened AS MATERIALIZED (
    SELECT DISTINCT ON (person_id, entry_key) *
    FROM (
        SELECT
            coalesce(k.canonical_id, e.customer_id) AS person_id,
            CASE %(key)s::text WHEN '' THEN '' ELSE coalesce(e.payload ->> %(key)s::text, '') END AS entry_key,
            e.id AS event_id,
            e.occurred_at,
            e.shop_id,
            e.payload
        FROM event e
        LEFT JOIN customer_canonical k ON k.customer_id = e.customer_id
        WHERE (e.cluster, e.xid, e.id)
                > (%(after_cluster)s::smallint, %(after_xid)s::text::xid8, %(after_id)s::bigint)
            AND (e.cluster, e.xid, e.id)
                <= (%(upto_cluster)s::smallint, %(upto_xid)s::text::xid8, %(upto_id)s::bigint)
            AND e.name = %(event)s::text
            AND e.customer_id IS NOT NULL
            AND e.occurred_at >= %(since)s::timestamptz
            AND e.actor NOT LIKE 'import:%%'
            AND (%(about)s::jsonb = '{}' OR e.payload @> %(about)s::jsonb)
    ) each
    ORDER BY person_id, entry_key, occurred_at, event_id
), admitted AS MATERIALIZED (
    SELECT
        play.id AS play_id,
        h.*,
        h.person_id || ARRAY(
            SELECT k.customer_id FROM customer_canonical k WHERE k.canonical_id = h.person_id
        ) AS members
    FROM happened h
    /* joins */
    CROSS JOIN LATERAL (SELECT NULL::bigint WHERE false /* audiences */) AS play (id)
)
SELECT
    a.play_id,
    a.person_id,
    a.entry_key,
    a.event_id,
    a.occurred_at::text,
    a.shop_id,
    jsonb_strip_nulls(jsonb_build_object(
        'order_id', a.payload -> 'order_id', 'product_id', a.payload -> 'product_id'
    ))::text,
    (a.payload ->> 'interval')::float8,
    (
        SELECT string_agg(
            CASE WHEN EXISTS (
                SELECT FROM customer_identity i WHERE i.customer_id = ANY(a.members) AND i.kind = way.identity
            ) THEN coalesce((
                SELECT CASE WHEN s.granted THEN 'y' ELSE 'n' END
                FROM consent s
                WHERE s.customer_id = ANY(a.members) AND s.channel = way.channel
                    AND s.purpose = way.purpose AND s.occurred_at <= %(at)s::timestamptz
                ORDER BY s.occurred_at DESC, s.granted, s.id DESC
                LIMIT 1
            ), '?') ELSE '-' END, '' ORDER BY way.n
        )
        FROM unnest(
            %(speaking)s::bigint[], %(purposes)s::text[], %(channels)s::text[], %(identities)s::text[]
        ) WITH ORDINALITY AS way (play_id, purpose, channel, identity, n)
        WHERE way.play_id = a.play_id
    ),
    n.inside,
    n.entries,
    n.last_entered_at::text,
    n.begun
FROM admitted a
CROSS JOIN LATERAL (
    SELECT
        coalesce(bool_or(
            e.same AND (e.state = 'active' OR (e.state = 'held_out' AND e.goal_until > %(at)s::timestamptz))
        ), false) AS inside,
        coalesce(max(e.entry) FILTER (WHERE e.same), 0) AS entries,
        max(e.entered_at) FILTER (WHERE e.same) AS last_entered_at,
        count(*) FILTER (
            WHERE e.arm = 'treated' AND e.entered_at > %(begun_since)s::timestamptz
                AND e.play_id <> ALL(%(service_plays)s::bigint[])
        )::int AS begun
    FROM (
        SELECT
            e.play_id = a.play_id AND e.entry_key = a.entry_key AS same,
            e.play_id, e.arm, e.state, e.entry, e.entered_at, e.goal_until
        FROM enrolment e
        WHERE e.customer_id = ANY(a.members)
    ) e
) n
ORDER BY a.play_id, a.person_id, a.entry_key
