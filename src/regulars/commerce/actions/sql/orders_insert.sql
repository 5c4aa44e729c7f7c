-- New orders.
INSERT INTO orders (
    id, shop_id, customer_id, external_id, number, placed_at, business_date, cancelled_at, currency, rate,
    rate_date, revenue_minor, discount_minor, shipping_minor, tax_minor, total_minor, revenue_business,
    refunded_business, cost_business, cost_source, channel, address_id, has_goods, source_version, digest,
    known_at, stood_at
)
SELECT
    id, %(shop_id)s, customer_id, external_id, number, placed_at, business_date, cancelled_at, currency, rate,
    rate_date, revenue_minor, discount_minor, shipping_minor, tax_minor, total_minor, revenue_business,
    0, cost_business, cost_source, channel, address_id, has_goods, source_version, digest, %(known_at)s, stood_at
FROM json_to_recordset(%(orders)s::json) AS o (
    id bigint, customer_id bigint, external_id text, number text, placed_at timestamptz, business_date date,
    cancelled_at timestamptz, currency text, rate numeric, rate_date date, revenue_minor bigint,
    discount_minor bigint, shipping_minor bigint, tax_minor bigint, total_minor bigint,
    revenue_business bigint, cost_business bigint, cost_source text, channel text, address_id bigint,
    has_goods boolean, source_version timestamptz, digest uuid, stood_at timestamptz
)
