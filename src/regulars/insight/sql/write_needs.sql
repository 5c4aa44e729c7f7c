-- What some people need again; needs of theirs that aren't among these end, and what stays as it was is left
-- alone. Days are whole, so that a need moves by a day or not at all.
WITH incoming AS (
    SELECT
        t.customer_id,
        t.product_id,
        t.product_category_id,
        '2000-01-01T00:00:00Z'::timestamptz + t.last_at * '1 microsecond'::interval AS last_bought_at,
        t.wait,
        t.gaps::int AS gaps,
        (%(sources)s::text[])[t.source + 1] AS source,
        floor(least(t.low, 36500)) * '1 day'::interval AS low,
        round(least(t.wait, 36500)) * '1 day'::interval AS usual,
        ceil(least(t.high, 36500)) * '1 day'::interval AS high,
        t.chance
    FROM unnest(
        %(customer)b::bigint[], %(product)b::bigint[], %(category)b::bigint[], %(last_at)b::bigint[],
        %(interval)b::float8[], %(gaps)b::bigint[], %(source)b::bigint[], %(low)b::float8[],
        %(high)b::float8[], %(chance)b::float8[]
    ) AS t (
        customer_id, product_id, product_category_id, last_at, wait, gaps, source, low, high, chance
    )
), ended AS (
    DELETE FROM customer_need n
    WHERE n.customer_id = ANY (%(customers)s::bigint[])
        AND NOT EXISTS (
            SELECT 1 FROM incoming i
            WHERE i.customer_id = n.customer_id
                AND i.product_id = coalesce(n.product_id, 0)
                AND i.product_category_id = coalesce(n.product_category_id, 0)
        )
)
INSERT INTO customer_need AS n (
    customer_id, product_id, product_category_id, last_bought_at, "interval", gaps, source,
    expected_from, expected_at, expected_until, chance, as_of
)
SELECT
    i.customer_id, nullif(i.product_id, 0), nullif(i.product_category_id, 0), i.last_bought_at, i.wait,
    i.gaps, i.source, i.last_bought_at + i.low, i.last_bought_at + i.usual, i.last_bought_at + i.high,
    i.chance, %(at)s::timestamptz
FROM incoming i
WHERE i.customer_id = ANY (%(customers)s::bigint[])
ORDER BY i.customer_id, i.product_id, i.product_category_id
ON CONFLICT (customer_id, product_id, product_category_id) DO UPDATE SET
    last_bought_at = excluded.last_bought_at,
    "interval" = excluded."interval",
    gaps = excluded.gaps,
    source = excluded.source,
    expected_from = excluded.expected_from,
    expected_at = excluded.expected_at,
    expected_until = excluded.expected_until,
    chance = excluded.chance,
    as_of = excluded.as_of
WHERE (
    n.last_bought_at, n."interval", n.gaps, n.source, n.expected_from, n.expected_at, n.expected_until, n.chance
) IS DISTINCT FROM (
    excluded.last_bought_at, excluded."interval", excluded.gaps, excluded.source, excluded.expected_from,
    excluded.expected_at, excluded.expected_until, excluded.chance
)
