-- New refunds.
INSERT INTO refund (
    shop_id, customer_id, order_id, order_external_id, external_id, refunded_at, business_date, currency,
    rate, rate_date, revenue_minor, total_minor, revenue_business, reason, estimated, known_at
)
SELECT
    %(shop_id)s, customer_id, order_id, order_external_id, external_id, refunded_at, business_date, currency,
    rate, rate_date, revenue_minor, total_minor, revenue_business, reason, estimated,
    %(known_at)s
FROM json_to_recordset(%(refunds)s::json) AS r (
    customer_id bigint, order_id bigint, order_external_id text, external_id text, refunded_at timestamptz,
    business_date date, currency text, rate numeric, rate_date date, revenue_minor bigint, total_minor bigint,
    revenue_business bigint, reason text, estimated boolean
)
RETURNING external_id, id
