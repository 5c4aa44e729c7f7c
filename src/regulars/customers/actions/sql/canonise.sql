-- Rebuild who counts as whom for everyone linked with these customers by merges that stand.
WITH RECURSIVE linked AS (
    SELECT unnest(%(customers)s::bigint[]) AS id
    UNION
    SELECT CASE WHEN m.loser_id = l.id THEN m.winner_id ELSE m.loser_id END
    FROM linked l
    JOIN customer_merge m ON l.id IN (m.loser_id, m.winner_id)
), climb AS (
    SELECT l.id AS start, l.id AS at FROM linked l
    UNION
    SELECT c.start, m.winner_id
    FROM climb c
    JOIN customer_merge m ON m.loser_id = c.at AND m.undone_at IS NULL
), top AS (
    SELECT c.start, c.at
    FROM climb c
    WHERE NOT EXISTS (
        SELECT FROM customer_merge m WHERE m.loser_id = c.at AND m.undone_at IS NULL
    )
), gone AS (
    DELETE FROM customer_canonical k USING top
    WHERE k.customer_id = top.start AND top.start = top.at
), written AS (
    INSERT INTO customer_canonical (customer_id, canonical_id)
    SELECT start, at FROM top WHERE start <> at
    ON CONFLICT (customer_id) DO UPDATE SET canonical_id = excluded.canonical_id
)
SELECT DISTINCT at FROM top
