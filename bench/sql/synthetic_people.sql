-- The staged people with their names, addresses and what they allow. Every hundredth was joined with the one
-- before; every tenth is joined by somebody who signed up and never bought, and by a visitor nobody knows.
WITH seen AS (
    SELECT p.*, %(opened)s::timestamptz + o.second * interval '1 second' AS first_at
    FROM staged_person p
    JOIN staged_order o ON o.customer_id = p.id AND o.number = 1
), also AS (
    SELECT id + kind * 100000000 AS id, kind, first_at FROM seen CROSS JOIN generate_series(1, 2) kind
    WHERE id %% 10 = 0
), customers AS (
    INSERT INTO customer (id, first_seen_at, shop_id)
    SELECT id, first_at, 1 FROM seen UNION ALL SELECT id, first_at, 1 FROM also
), persons AS (
    INSERT INTO customer_person (
        customer_id, name, given_name, sort_name, language, country, time_zone, birth_date, updated_at
    )
    SELECT id, name, given_name, sort_name, language, country, '', birth_date, first_at FROM seen
), identities AS (
    INSERT INTO customer_identity (customer_id, kind, shop_id, value, first_seen_at)
    SELECT id, 'email', 0, 'customer-' || id || '@example.com', first_at FROM seen
    UNION ALL
    SELECT id, 'phone', 0, '+3712' || lpad(id::text, 8, '0'), first_at FROM seen WHERE id %% 3 = 0
    UNION ALL
    SELECT id, 'email', 0, 'reader-' || id || '@example.com', first_at FROM also WHERE kind = 1
    UNION ALL
    SELECT id, 'device', 1, 'device-' || id, first_at FROM also WHERE kind = 2
), joined AS (
    INSERT INTO customer_canonical (customer_id, canonical_id) SELECT id, id - 1 FROM seen WHERE id %% 100 = 0
), merged AS (
    INSERT INTO customer_merge (loser_id, winner_id, reason, actor, merged_at, undone_by)
    SELECT id, id - 1, 'bench', 'bench', first_at, '' FROM seen WHERE id %% 100 = 0
)
INSERT INTO consent (customer_id, channel, purpose, granted, occurred_at, known_at, how, wording, evidence)
SELECT id, channel, 'offers', true, first_at, first_at, 'checkout', '', '{}'
FROM seen
CROSS JOIN LATERAL (VALUES ('email', allows_email), ('sms', allows_sms)) AS c (channel, allowed)
WHERE allowed
