-- Prices and costs from a moment on.
INSERT INTO product_price (product_id, price_minor, cost_minor, occurred_at, known_at)
SELECT id, price_minor, cost_minor, source_version, %(known_at)s
FROM json_to_recordset(%(products)s::json)
    AS p (id bigint, price_minor bigint, cost_minor bigint, source_version timestamptz)
