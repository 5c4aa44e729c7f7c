-- Two shops, each with every good under the names of several brands. Ids are told, so that orders can name them.
WITH shops AS (
    INSERT INTO shop (
        id, name, kind, url, currency, time_zone, language, country, history_from, history_complete
    )
    SELECT n, 'Bench ' || n, 'file', '', 'EUR', 'Europe/Riga', 'lv', 'LV', %(opened)s::timestamptz::date, true
    FROM generate_series(1, 2) n
)
INSERT INTO product (
    id, shop_id, sku, name, kind, category, brand, currency, price_minor, cost_minor, url, image_url,
    source_version
)
SELECT
    g.id + (s - 1) * 1000000, s, g.sku || '-' || g.brand, g.name || ' ' || g.brand, 'product', g.category,
    'Brand ' || g.brand, 'EUR', g.price, g.cost, '', '', %(opened)s
FROM json_to_recordset(%(goods)s::json) AS g (
    id bigint, sku text, name text, category text, brand int, price bigint, cost bigint
)
CROSS JOIN generate_series(1, 2) s
