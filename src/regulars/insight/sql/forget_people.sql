-- Some people have no orders any more, or count as somebody else: nothing is made of them, and their stage and
-- kind end.
WITH gone AS (
    DELETE FROM customer_profile p
    WHERE p.customer_id = ANY (%(customers)b::bigint[]) AND p.as_of <= %(at)s::timestamptz
    RETURNING p.customer_id, p.stage, p.category
), needless AS (
    DELETE FROM customer_need n USING gone g WHERE n.customer_id = g.customer_id
), stages AS (
    INSERT INTO stage_transition (
        customer_id, turned_from, turned_to, reason, numbers, occurred_at, known_at
    )
    SELECT customer_id, stage, '', 'no_orders', '{}', %(at)s::timestamptz, %(at)s::timestamptz FROM gone
)
INSERT INTO category_history (customer_id, turned_from, turned_to, reason, numbers, occurred_at, known_at)
SELECT customer_id, category, '', 'no_orders', '{}', %(at)s::timestamptz, %(at)s::timestamptz FROM gone WHERE category <> ''
