-- What letters may say: for each one asked for, the person, the shop, and the product and order it is about.
WITH asked AS MATERIALIZED (
    SELECT a.*, p.person_id,
        p.person_id
        || ARRAY(SELECT k.customer_id FROM customer_canonical k WHERE k.canonical_id = p.person_id) AS ids
    FROM json_to_recordset(%(asked)s::json) AS a (
        n int, customer_id bigint, shop_id bigint, product_id bigint, order_id bigint
    )
    CROSS JOIN LATERAL (
        SELECT coalesce(
            (SELECT k.canonical_id FROM customer_canonical k WHERE k.customer_id = a.customer_id), a.customer_id
        ) AS person_id
    ) p
)
SELECT
    a.n,
    a.person_id,
    coalesce((
        SELECT i.value FROM customer_identity i
        WHERE i.customer_id = ANY(a.ids) AND i.kind = %(identity)s
        ORDER BY i.first_seen_at DESC, i.id DESC
        LIMIT 1
    ), ''),
    json_build_object('person', json_build_object(
        'given_name', coalesce(person.given_name, ''),
        'languages', ARRAY[coalesce(person.language, ''), shop.language, business.language],
        'zone', coalesce(person.time_zone, ''),
        'country', coalesce(person.country, ''),
        'nearest', ARRAY[shop.time_zone, business.time_zone]
    ),
    'shop', json_build_object('id', shop.id, 'name', coalesce(nullif(shop.name, ''), business.name), 'url', shop.url),
    'sender', (SELECT row_to_json(i) FROM (
        SELECT from_name, from_address, reply_to, signed_by, postal_address
        FROM sender_identity
        WHERE shop_id IN (shop.id, 0)
        ORDER BY shop_id DESC
        LIMIT 1
    ) i),
    'product', (SELECT row_to_json(p) FROM (
        SELECT product.name, product.url, product.image_url, product.price_minor, product.currency, (
            SELECT max(o.business_date)
            FROM order_line l
            JOIN orders o ON o.id = l.order_id AND o.cancelled_at IS NULL
            WHERE o.customer_id = ANY(a.ids) AND l.product_id = product.id
        ) AS bought_on
    ) p WHERE product.id IS NOT NULL),
    'order', (SELECT row_to_json(x) FROM (
        SELECT
            coalesce(nullif(o.number, ''), o.external_id) AS number, o.business_date AS placed_on,
            o.total_minor, o.currency, (
                SELECT json_agg(b) FROM (
                    SELECT p.name, p.url, p.image_url
                    FROM order_line l
                    JOIN product p ON p.id = l.product_id
                    WHERE l.order_id = o.id AND p.kind = 'product'
                    GROUP BY p.id
                    ORDER BY sum(l.revenue_minor) DESC, p.id
                    LIMIT 3
                ) b
            ) AS products
    ) x WHERE o.id IS NOT NULL))::text
FROM asked a
JOIN customer ON customer.id = a.customer_id
JOIN business ON business.id = 1
CROSS JOIN LATERAL (
    SELECT
        (array_agg(p.given_name ORDER BY p.updated_at DESC) FILTER (WHERE p.given_name <> ''))[1] AS given_name,
        (array_agg(p.language ORDER BY p.updated_at DESC) FILTER (WHERE p.language <> ''))[1] AS language,
        (array_agg(p.time_zone ORDER BY p.updated_at DESC) FILTER (WHERE p.time_zone <> ''))[1] AS time_zone,
        (array_agg(p.country ORDER BY p.updated_at DESC) FILTER (WHERE p.country <> ''))[1] AS country
    FROM customer_person p
    WHERE p.customer_id = ANY(a.ids)
) person
LEFT JOIN LATERAL (
    SELECT o.id, o.shop_id, o.number, o.external_id, o.business_date, o.total_minor, o.currency
    FROM orders o
    WHERE o.customer_id = ANY(a.ids)
        AND CASE WHEN a.order_id IS NULL THEN o.cancelled_at IS NULL ELSE o.id = a.order_id END
    ORDER BY o.placed_at DESC
    LIMIT 1
) o ON true
LEFT JOIN product ON product.id = a.product_id
LEFT JOIN shop ON shop.id = coalesce(
    a.shop_id, o.shop_id, product.shop_id, customer.shop_id, (SELECT min(id) FROM shop)
)
