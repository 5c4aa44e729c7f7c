-- Orders that may get a card: of a day, or these, or of a number, with their buyer and the card they have; not of
-- who said no to news of their orders by post.
SELECT
    o.id, coalesce(nullif(o.number, ''), o.external_id), o.business_date, o.shop_id,
    who.id, coalesce(p.name, ''), coalesce(p.given_name, ''),
    coalesce(nullif(p.language, ''), nullif(s.language, ''), b.language),
    coalesce(c.code, ''), c.send_id
FROM orders o
JOIN shop s ON s.id = o.shop_id
JOIN business b ON b.id = 1
CROSS JOIN LATERAL (
    SELECT coalesce(
        (SELECT k.canonical_id FROM customer_canonical k WHERE k.customer_id = o.customer_id), o.customer_id
    ) AS id
) who
JOIN customer ON customer.id = who.id AND customer.erased_at IS NULL
LEFT JOIN LATERAL (
    SELECT d.name, d.given_name, d.language
    FROM customer_canonical_all m
    JOIN customer_person d ON d.customer_id = m.customer_id
    WHERE m.canonical_id = who.id
    ORDER BY d.updated_at DESC
    LIMIT 1
) p ON true
LEFT JOIN parcel_card c ON c.order_id = o.id
WHERE o.cancelled_at IS NULL AND o.has_goods
    AND coalesce(
        (
            SELECT w.granted
            FROM customer_canonical_all m
            JOIN consent w ON w.customer_id = m.customer_id AND w.channel = 'post' AND w.purpose = 'service'
            WHERE m.canonical_id = who.id
            ORDER BY w.occurred_at DESC, w.granted, w.id DESC
            LIMIT 1
        ),
        true
    )
    AND (
        o.business_date = %(day)s::date
        OR o.id = ANY (%(ids)s::bigint[])
        OR (%(number)s <> '' AND (o.number = %(number)s OR o.external_id = %(number)s))
    )
ORDER BY o.placed_at, o.id
LIMIT %(limit)s
