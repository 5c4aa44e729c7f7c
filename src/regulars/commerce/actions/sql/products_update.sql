-- Products that are no longer what they were.
UPDATE product SET
    name = p.name, kind = p.kind, category = p.category, brand = p.brand, currency = p.currency,
    price_minor = p.price_minor, cost_minor = p.cost_minor, vat_bp = p.vat_bp, stock = p.stock,
    url = p.url, image_url = p.image_url, images = p.images, categories = p.categories,
    group_key = p.group_key, group_name = p.group_name, options = p.options, barcode = p.barcode,
    compare_at_minor = p.compare_at_minor, in_stock = p.in_stock, source_version = p.source_version
FROM json_to_recordset(%(products)s::json) AS p (
    id bigint, name text, kind text, category text, brand text, currency text, price_minor bigint,
    cost_minor bigint, vat_bp smallint, stock int, url text, image_url text, images jsonb, categories jsonb,
    group_key text, group_name text, options jsonb, barcode text, compare_at_minor bigint, in_stock boolean,
    source_version timestamptz
)
WHERE product.id = p.id
