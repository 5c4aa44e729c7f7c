-- Products, by id.
SELECT
    p.id, p.shop_id, p.sku, p.name, p.kind, p.category, p.brand, p.group_key, p.currency, p.price_minor,
    p.compare_at_minor, p.cost_minor, p.vat_bp, p.stock, p.in_stock, p.url, p.image_url,
    p.group_name, p.barcode, p.categories, p.images, p.options
FROM product p
WHERE p.id > %(after)s
    AND (%(id)s::bigint IS NULL OR p.id = %(id)s)
    AND (%(sku)s::text IS NULL OR p.sku = %(sku)s)
    AND (%(category)s::text IS NULL OR p.category = %(category)s)
    AND (%(shop)s::bigint IS NULL OR p.shop_id = %(shop)s)
ORDER BY p.id
LIMIT %(limit)s
