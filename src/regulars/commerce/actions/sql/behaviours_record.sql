-- Record what visitors did where every key that names them is known and leads to one customer.
-- Keys of events are locked in one order, so that two batches can't deadlock.
WITH given AS MATERIALIZED (
    SELECT
        e.*, nextval('event_id_seq') AS id,
        least(ps.id, pe.id, pp.id, pd.id) AS customer_id,
        (e.shop IS NULL) = (ps.id IS NULL) AND (e.email IS NULL) = (pe.id IS NULL)
            AND (e.phone IS NULL) = (pp.id IS NULL) AND (e.device IS NULL) = (pd.id IS NULL)
            AND least(ps.id, pe.id, pp.id, pd.id) = greatest(ps.id, pe.id, pp.id, pd.id) AS is_settled
    FROM json_to_recordset(%(events)s::json) AS e (
        n int, digest uuid, name text, version smallint, occurred_at timestamptz, payload jsonb,
        shop text, email text, phone text, device text
    )
    LEFT JOIN customer_identity s ON s.value = e.shop AND s.kind = 'shop' AND s.shop_id = %(shop_id)s
    LEFT JOIN customer_canonical cs ON cs.customer_id = s.customer_id
    LEFT JOIN customer_identity m ON m.value = e.email AND m.kind = 'email' AND m.shop_id = 0
    LEFT JOIN customer_canonical cm ON cm.customer_id = m.customer_id
    LEFT JOIN customer_identity p ON p.value = e.phone AND p.kind = 'phone' AND p.shop_id = 0
    LEFT JOIN customer_canonical cp ON cp.customer_id = p.customer_id
    LEFT JOIN customer_identity d ON d.value = e.device AND d.kind = 'device' AND d.shop_id = %(shop_id)s
    LEFT JOIN customer_canonical cd ON cd.customer_id = d.customer_id
    CROSS JOIN LATERAL (SELECT coalesce(cs.canonical_id, s.customer_id) AS id) ps
    CROSS JOIN LATERAL (SELECT coalesce(cm.canonical_id, m.customer_id) AS id) pe
    CROSS JOIN LATERAL (SELECT coalesce(cp.canonical_id, p.customer_id) AS id) pp
    CROSS JOIN LATERAL (SELECT coalesce(cd.canonical_id, d.customer_id) AS id) pd
), fresh AS (
    INSERT INTO event_key (digest, event_id)
    SELECT digest, id FROM given WHERE is_settled ORDER BY digest
    ON CONFLICT (digest) DO NOTHING
    RETURNING event_id
), home AS (
    SELECT coalesce(max(id), 0) AS cluster FROM cluster
), written AS (
    INSERT INTO event (
        id, name, schema_version, customer_id, shop_id, actor, occurred_at, recorded_at, cluster, payload
    )
    SELECT
        id, name, version, customer_id, %(shop_id)s, %(actor)s, occurred_at, %(recorded_at)s::timestamptz,
        home.cluster, payload
    FROM given JOIN fresh ON fresh.event_id = given.id CROSS JOIN home
    ORDER BY id
)
SELECT n, CASE WHEN fresh.event_id IS NOT NULL THEN 'new' WHEN is_settled THEN 'known' ELSE 'unsettled' END
FROM given LEFT JOIN fresh ON fresh.event_id = given.id
