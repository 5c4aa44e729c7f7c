-- Prices and costs from a moment on.
INSERT INTO product_price (
    product_id, currency, price_minor, cost_minor, occurred_at, last_told_at, known_at
)
SELECT product_id, currency, price_minor, cost_minor, occurred_at, last_told_at, %(known_at)s
FROM json_to_recordset(%(prices)s::json) AS p (
    product_id bigint, currency text, price_minor bigint, cost_minor bigint, occurred_at timestamptz,
    last_told_at timestamptz
)
