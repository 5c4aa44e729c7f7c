-- Whom these words can mean: by e-mail from its beginning, by phone, by order number, by any words of the name
-- from their beginnings. At most so many of each: who looks for one person writes on.
WITH found AS (
    (
        SELECT customer_id
        FROM customer_identity
        WHERE %(email)s <> '' AND kind = 'email' AND value LIKE %(email)s
        LIMIT %(most)s
    )
    UNION
    (
        SELECT customer_id
        FROM customer_identity
        WHERE kind = 'phone' AND value = ANY(%(phones)s)
        LIMIT %(most)s
    )
    UNION
    (
        SELECT customer_id
        FROM orders
        WHERE customer_id IS NOT NULL
            AND (external_id = %(number)s OR (number <> '' AND number IN (%(number)s, '#' || %(number)s)))
        LIMIT %(most)s
    )
    UNION
    (
        SELECT customer_id
        FROM customer_person
        WHERE %(name)s <> '' AND to_tsvector('simple', sort_name) @@ to_tsquery('simple', %(name)s)
        LIMIT %(most)s
    )
)
SELECT DISTINCT coalesce(k.canonical_id, f.customer_id)
FROM found f
LEFT JOIN customer_canonical k ON k.customer_id = f.customer_id
