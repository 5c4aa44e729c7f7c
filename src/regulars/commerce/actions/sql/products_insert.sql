-- New products.
INSERT INTO product (
    shop_id, sku, name, kind, category, brand, currency, price_minor, cost_minor, vat_bp, stock, url,
    image_url, source_version
)
SELECT
    %(shop_id)s, sku, name, coalesce(nullif(kind, ''), 'product'), category, brand, currency, price_minor, cost_minor, vat_bp, stock, url,
    image_url, version
FROM json_to_recordset(%(products)s::json) AS p (
    sku text, name text, kind text, category text, brand text, currency text, price_minor bigint,
    cost_minor bigint, vat_bp smallint, stock int, url text, image_url text, version timestamptz
)
RETURNING
    id, sku, name, kind, category, brand, currency, price_minor, cost_minor, vat_bp, stock, url, image_url,
    source_version
