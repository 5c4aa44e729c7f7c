-- What was last learned of each product category, and the owner's estimates of some.
SELECT coalesce(c.name, e.product_category) AS name, c.id, e.days, c.median, c.share, c.visit
FROM product_category_profile c
FULL JOIN (
    SELECT product_category, days FROM interval_estimate WHERE product_id IS NULL
) e ON e.product_category = c.name
ORDER BY name
