-- The products of these SKUs as they stand.
SELECT
    id, sku, kind, currency, cost_minor, name, category, brand, price_minor, vat_bp, stock, url, image_url,
    group_key, group_name, barcode, compare_at_minor, in_stock, source_version, images, categories, options
FROM product
WHERE shop_id = %(shop_id)s AND sku = ANY (%(skus)s)
