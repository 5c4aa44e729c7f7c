-- The next people who are known through a shop, by id, and whether they are known through another one, too.
WITH person AS (
    SELECT c.id
    FROM customer c
    WHERE c.id > %(after)s::bigint
        AND c.erased_at IS NULL
        AND NOT EXISTS (SELECT FROM customer_canonical k WHERE k.customer_id = c.id)
        AND EXISTS (
            SELECT FROM customer_canonical_all m
            JOIN customer f ON f.id = m.customer_id
            WHERE m.canonical_id = c.id AND (
                f.shop_id = %(shop_id)s
                OR EXISTS (SELECT FROM orders o WHERE o.customer_id = f.id AND o.shop_id = %(shop_id)s)
                OR EXISTS (SELECT FROM refund r WHERE r.customer_id = f.id AND r.shop_id = %(shop_id)s)
                OR EXISTS (SELECT FROM cart b WHERE b.customer_id = f.id AND b.shop_id = %(shop_id)s)
                OR EXISTS (
                    SELECT FROM customer_identity i WHERE i.customer_id = f.id AND i.shop_id = %(shop_id)s
                )
            )
        )
    ORDER BY c.id
    LIMIT %(limit)s
)
SELECT p.id, EXISTS (
    SELECT FROM customer_canonical_all m
    JOIN customer f ON f.id = m.customer_id
    WHERE m.canonical_id = p.id AND (
        f.shop_id <> %(shop_id)s
        OR EXISTS (SELECT FROM orders o WHERE o.customer_id = f.id AND o.shop_id <> %(shop_id)s)
        OR EXISTS (SELECT FROM refund r WHERE r.customer_id = f.id AND r.shop_id <> %(shop_id)s)
        OR EXISTS (SELECT FROM cart b WHERE b.customer_id = f.id AND b.shop_id <> %(shop_id)s)
        OR EXISTS (
            SELECT FROM customer_identity i
            WHERE i.customer_id = f.id AND i.shop_id NOT IN (%(shop_id)s, 0)
        )
        OR EXISTS (SELECT FROM event e WHERE e.customer_id = f.id AND e.shop_id <> %(shop_id)s)
    )
)
FROM person p
ORDER BY p.id
