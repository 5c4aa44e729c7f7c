-- What we make of some people, with the changes of stage and kind that this brings; what was worked out as of
-- a later moment stays. Returns whose row was written.
WITH incoming AS (
    SELECT *
    FROM unnest(
        %(customer)b::bigint[], %(orders)b::bigint[], %(days_bought)b::bigint[], %(early)b::bigint[],
        %(first_at)b::bigint[], %(last_at)b::bigint[], %(total)b::bigint[], %(year_net)b::bigint[],
        %(year_refunded)b::bigint[], %(product_category)b::bigint[], %(own)b::float8[], %(usual)b::float8[],
        %(weight)b::float8[], %(low)b::float8[], %(high)b::float8[], %(lateness)b::float8[],
        %(overdue_days)b::bigint[], %(rhythm)b::bigint[], %(chance)b::float8[], %(next_orders)b::float8[],
        %(next_revenue)b::float8[], %(stage)b::bigint[], %(stage_reason)b::bigint[],
        %(stage_since)b::bigint[], %(category)b::bigint[], %(category_reason)b::bigint[],
        %(returned)b::bigint[]
    ) AS t (
        customer_id, orders, days_bought, early, first_at, last_at, total, year_net, year_refunded,
        product_category_id, own, usual, weight, low, high, lateness, overdue_days, rhythm, chance,
        next_orders, next_revenue, stage, stage_reason, stage_since, category, category_reason, returned
    )
), read AS (
    SELECT
        i.customer_id,
        i.orders::int AS orders,
        i.days_bought::int AS days_bought,
        i.early = 1 AS first_seen_only,
        '2000-01-01T00:00:00Z'::timestamptz + i.first_at * '1 microsecond'::interval AS first_order_at,
        '2000-01-01T00:00:00Z'::timestamptz + i.last_at * '1 microsecond'::interval AS last_order_at,
        i.total, i.year_net, i.year_refunded,
        nullif(i.product_category_id, 0) AS product_category_id,
        nullif(i.own, 'NaN') AS own,
        nullif(i.usual, 'NaN') AS usual,
        nullif(i.weight, 'NaN') AS weight,
        least(nullif(i.low, 'NaN'), 36500) * '1 day'::interval AS low,
        least(nullif(i.high, 'NaN'), 36500) * '1 day'::interval AS high,
        coalesce(nullif(i.lateness, 'NaN'), 0) AS lateness,
        i.overdue_days::int AS overdue_days,
        (%(rhythms)s::text[])[i.rhythm + 1] AS rhythm,
        nullif(i.chance, 'NaN') AS chance,
        nullif(i.next_orders, 'NaN') AS next_orders,
        round(coalesce(nullif(i.next_revenue, 'NaN'), 0))::bigint AS next_revenue,
        (%(stages)s::text[])[i.stage + 1] AS stage,
        (%(stage_reasons)s::text[])[i.stage_reason + 1] AS stage_reason,
        '2000-01-01T00:00:00Z'::timestamptz + i.stage_since * '1 microsecond'::interval AS stage_since,
        (%(categories)s::text[])[i.category + 1] AS category,
        (%(category_reasons)s::text[])[i.category_reason + 1] AS category_reason,
        i.returned::int AS returned
    FROM incoming i
), written AS (
    INSERT INTO customer_profile AS p (
        customer_id, as_of, orders, days_bought, first_seen_only, first_order_at, last_order_at,
        revenue_business, revenue_year_business, refunded_year_business, returned_bp,
        product_category_id, own_interval, usual_interval, own_weight, expected_from, expected_next_at, expected_until, lateness, overdue_days,
        rhythm, chance, next_year_orders, next_year_business, stage, stage_since, stage_reason, category,
        category_since, category_reason
    )
    SELECT
        r.customer_id, %(at)s::timestamptz, r.orders, r.days_bought, r.first_seen_only, r.first_order_at, r.last_order_at,
        r.total, r.year_net, r.year_refunded, r.returned,
        r.product_category_id, r.own, r.usual, r.weight, r.last_order_at + r.low,
        r.last_order_at + least(r.usual, 36500) * '1 day'::interval, r.last_order_at + r.high,
        r.lateness, r.overdue_days,
        r.rhythm, r.chance, r.next_orders, r.next_revenue, r.stage, r.stage_since, r.stage_reason, r.category,
        %(at)s::timestamptz, r.category_reason
    FROM read r
    ORDER BY r.customer_id
    ON CONFLICT (customer_id) DO UPDATE SET
        as_of = excluded.as_of,
        orders = excluded.orders,
        days_bought = excluded.days_bought,
        first_seen_only = excluded.first_seen_only,
        first_order_at = excluded.first_order_at,
        last_order_at = excluded.last_order_at,
        revenue_business = excluded.revenue_business,
        revenue_year_business = excluded.revenue_year_business,
        refunded_year_business = excluded.refunded_year_business,
        returned_bp = excluded.returned_bp,
        product_category_id = excluded.product_category_id,
        own_interval = excluded.own_interval,
        usual_interval = excluded.usual_interval,
        own_weight = excluded.own_weight,
        expected_from = excluded.expected_from,
        expected_next_at = excluded.expected_next_at,
        expected_until = excluded.expected_until,
        lateness = excluded.lateness,
        overdue_days = excluded.overdue_days,
        rhythm = excluded.rhythm,
        chance = excluded.chance,
        next_year_orders = excluded.next_year_orders,
        next_year_business = excluded.next_year_business,
        stage = excluded.stage,
        stage_since = CASE WHEN p.stage = excluded.stage THEN p.stage_since ELSE excluded.stage_since END,
        stage_reason = excluded.stage_reason,
        category = excluded.category,
        category_since = CASE
            WHEN p.category = excluded.category THEN p.category_since ELSE excluded.category_since
        END,
        category_reason = excluded.category_reason
    WHERE p.as_of <= excluded.as_of
    RETURNING
        p.customer_id, old.stage AS stage_before, new.stage AS stage,
        old.category AS category_before, new.category AS category
), stages AS (
    INSERT INTO stage_transition (
        customer_id, turned_from, turned_to, reason, numbers, occurred_at, known_at
    )
    SELECT
        w.customer_id, coalesce(w.stage_before, ''), w.stage, r.stage_reason,
        jsonb_build_object('orders', r.orders, 'days', r.days_bought, 'returned_bp', r.returned),
        r.stage_since, %(at)s::timestamptz
    FROM written w
    JOIN read r USING (customer_id)
    WHERE coalesce(w.stage_before, '') <> w.stage
), kinds AS (
    INSERT INTO category_history (
        customer_id, turned_from, turned_to, reason, numbers, occurred_at, known_at
    )
    SELECT
        w.customer_id, coalesce(w.category_before, ''), w.category, r.category_reason,
        jsonb_build_object(
            'orders', r.orders, 'spent', r.year_net, 'spent_line', %(spent_line)s::bigint,
            'expected', r.next_revenue, 'expected_line', %(expected_line)s::bigint,
            'refunded', r.year_refunded, 'chance', r.chance
        ),
        %(at)s::timestamptz, %(at)s::timestamptz
    FROM written w
    JOIN read r USING (customer_id)
    WHERE coalesce(w.category_before, '') <> w.category
)
SELECT customer_id FROM written
