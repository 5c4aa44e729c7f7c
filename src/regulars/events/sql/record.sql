-- Record the events whose keys are new. Keys are locked in one order, so that two batches can't deadlock.
WITH given AS MATERIALIZED (
    SELECT nextval('event_id_seq') AS id, r.*
    FROM json_to_recordset(%(events)s::json) AS r (
        digest uuid, name text, schema_version smallint, customer_id bigint, shop_id bigint,
        actor text, cause_id bigint, occurred_at timestamptz, payload jsonb
    )
), fresh AS (
    INSERT INTO event_key (digest, event_id)
    SELECT digest, id FROM given ORDER BY digest
    ON CONFLICT (digest) DO NOTHING
    RETURNING digest, event_id
), home AS (
    SELECT coalesce(max(id), 0) AS cluster FROM cluster
), written AS (
    INSERT INTO event (
        id, name, schema_version, customer_id, shop_id, actor, cause_id, occurred_at, recorded_at,
        cluster, payload
    )
    SELECT
        given.id, name, schema_version, customer_id, shop_id, actor, cause_id, occurred_at,
        %(recorded_at)s::timestamptz, home.cluster, payload
    FROM given JOIN fresh ON fresh.event_id = given.id CROSS JOIN home
    ORDER BY given.id
)
SELECT digest, event_id FROM fresh
