-- Products that are no longer what they were.
UPDATE product SET
    name = p.name, kind = p.kind, category = p.category, brand = p.brand, currency = p.currency,
    price_minor = p.price_minor, cost_minor = p.cost_minor, vat_bp = p.vat_bp, stock = p.stock,
    url = p.url, image_url = p.image_url, source_version = p.source_version
FROM json_to_recordset(%(products)s::json) AS p (
    id bigint, name text, kind text, category text, brand text, currency text, price_minor bigint,
    cost_minor bigint, vat_bp smallint, stock int, url text, image_url text, source_version timestamptz
)
WHERE product.id = p.id
