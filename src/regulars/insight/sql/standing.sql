-- Somebody's stage and kind of now, with the numbers of now.
WITH person AS (
    SELECT
        p.*,
        jsonb_build_object(
            'orders', p.orders, 'days', p.days_bought, 'returned_bp', p.returned_bp,
            'spent', p.revenue_year_business, 'expected', p.next_year_business,
            'refunded', p.refunded_year_business, 'chance', p.chance,
            'spent_line', r.parameters -> 'spent_line', 'expected_line', r.parameters -> 'expected_line'
        )::text AS numbers
    FROM customer_profile p
    LEFT JOIN (
        SELECT parameters FROM insight_run WHERE state = 'done' ORDER BY id DESC LIMIT 1
    ) r ON true
    WHERE p.customer_id = %(customer)s::bigint
)
SELECT 'stage' AS what, '' AS before, stage, stage_reason, numbers, stage_since, as_of FROM person
UNION ALL
SELECT 'category', '', category, category_reason, numbers, category_since, as_of FROM person
