-- Goods with their product category, the owner's estimate and what was last learned of them: all, or some.
SELECT g.id, g.category, e.days, p.median, p.share
FROM product g
LEFT JOIN interval_estimate e ON e.product_id = g.id
LEFT JOIN product_profile p ON p.product_id = g.id
WHERE g.kind = 'product'
    AND (%(products)s::bigint[] IS NULL OR g.id = ANY (%(products)s::bigint[]))
ORDER BY g.id
