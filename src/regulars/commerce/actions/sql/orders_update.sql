-- Orders that are no longer what they were. Their day stays the day they were placed on, and what was called
-- off stays so, unless its source says later that it stands.
UPDATE orders SET
    customer_id = o.customer_id, number = o.number,
    cancelled_at = CASE
        WHEN o.stood_at > orders.cancelled_at THEN o.cancelled_at
        ELSE coalesce(o.cancelled_at, orders.cancelled_at)
    END,
    stood_at = greatest(orders.stood_at, o.stood_at), currency = o.currency,
    rate = o.rate, rate_date = o.rate_date, revenue_minor = o.revenue_minor,
    discount_minor = o.discount_minor, shipping_minor = o.shipping_minor, tax_minor = o.tax_minor,
    total_minor = o.total_minor, revenue_business = o.revenue_business, cost_business = o.cost_business,
    cost_source = o.cost_source, channel = o.channel, has_goods = o.has_goods,
    address_id = coalesce(o.address_id, orders.address_id), source_version = o.source_version, digest = o.digest
FROM json_to_recordset(%(orders)s::json) AS o (
    id bigint, customer_id bigint, number text, cancelled_at timestamptz, stood_at timestamptz, currency text,
    rate numeric, rate_date date, revenue_minor bigint, discount_minor bigint, shipping_minor bigint, tax_minor bigint,
    total_minor bigint, revenue_business bigint, cost_business bigint, cost_source text, channel text,
    address_id bigint, has_goods boolean, source_version timestamptz, digest uuid
)
WHERE orders.id = o.id
