-- New products.
INSERT INTO product (
    shop_id, sku, name, kind, category, brand, currency, price_minor, cost_minor, vat_bp, stock, url,
    image_url, images, categories, group_key, group_name, options, barcode, compare_at_minor, in_stock,
    source_version
)
SELECT
    %(shop_id)s, sku, name, kind, category, brand, currency, price_minor, cost_minor, vat_bp, stock, url,
    image_url, images, categories, group_key, group_name, options, barcode, compare_at_minor, in_stock,
    source_version
FROM json_to_recordset(%(products)s::json) AS p (
    sku text, name text, kind text, category text, brand text, currency text, price_minor bigint,
    cost_minor bigint, vat_bp smallint, stock int, url text, image_url text, images jsonb, categories jsonb,
    group_key text, group_name text, options jsonb, barcode text, compare_at_minor bigint, in_stock boolean,
    source_version timestamptz
)
RETURNING sku, id
