-- What products cost at a moment, since when, and the lowest price before that, by what was known then.
-- The window before a price begins at the start of the shop's day, 30 days before the day on which the price
-- began, and ends with it; a price that was in force at the window's beginning counts, one that ended there
-- doesn't. Rows that differ in their cost alone are one price.
WITH chosen AS (
    SELECT p.id, p.currency, s.time_zone
    FROM product p JOIN shop s ON s.id = p.shop_id
    WHERE p.id = ANY (%(products)s)
), told AS (
    SELECT
        c.id, c.time_zone, r.price_minor, r.occurred_at,
        lag(r.price_minor) OVER (PARTITION BY c.id ORDER BY r.occurred_at, r.id) AS before_minor
    FROM chosen c
    JOIN product_price r ON r.product_id = c.id AND r.currency = c.currency
    WHERE r.price_minor IS NOT NULL
        AND r.occurred_at <= %(at)s::timestamptz AND r.known_at <= %(at)s::timestamptz
), step AS (
    SELECT
        *,
        lead(occurred_at) OVER following AS until,
        first_value(occurred_at) OVER following AS known_since
    FROM told
    WHERE price_minor IS DISTINCT FROM before_minor
    WINDOW following AS (PARTITION BY id ORDER BY occurred_at)
), present AS (
    SELECT
        id, price_minor, before_minor, occurred_at, known_since,
        (date_trunc('day', occurred_at AT TIME ZONE time_zone) - make_interval(days => %(days)s))
            AT TIME ZONE time_zone AS since
    FROM step
    WHERE until IS NULL
)
SELECT
    n.id, n.price_minor, n.occurred_at, n.before_minor, n.since, n.known_since <= n.since,
    (
        SELECT min(s.price_minor) FROM step s
        WHERE s.id = n.id AND s.until > n.since AND s.until <= n.occurred_at
    )
FROM present n
