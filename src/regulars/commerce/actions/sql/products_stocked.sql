-- The products of these SKUs as they stand.
SELECT
    id, sku, name, kind, category, brand, currency, price_minor, cost_minor, vat_bp, stock, url, image_url,
    source_version
FROM product
WHERE shop_id = %(shop_id)s AND sku = ANY (%(skus)s)
