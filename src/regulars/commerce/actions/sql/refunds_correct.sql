-- Estimated refunds as they are told now, and whether that counts otherwise than before.
UPDATE refund r
SET
    order_id = coalesce(t.order_id, r.order_id), customer_id = coalesce(r.customer_id, t.customer_id),
    order_external_id = t.order_external_id, refunded_at = t.refunded_at, business_date = t.business_date,
    currency = t.currency, rate = t.rate, rate_date = t.rate_date, revenue_minor = t.revenue_minor,
    total_minor = t.total_minor, revenue_business = t.revenue_business, reason = t.reason, estimated = false
FROM json_to_recordset(%(refunds)s::json) AS t (
    customer_id bigint, order_id bigint, order_external_id text, external_id text, refunded_at timestamptz,
    business_date date, currency text, rate numeric, rate_date date, revenue_minor bigint, total_minor bigint,
    revenue_business bigint, reason text
)
WHERE r.shop_id = %(shop_id)s AND r.external_id = t.external_id
RETURNING
    r.external_id, r.id, r.order_id, r.customer_id,
    (old.business_date, old.currency, old.revenue_minor, old.total_minor, old.revenue_business)
        IS DISTINCT FROM
    (new.business_date, new.currency, new.revenue_minor, new.total_minor, new.revenue_business)
