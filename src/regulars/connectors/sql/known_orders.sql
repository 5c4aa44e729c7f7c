-- Which of these orders of a shop are known, each with our id and the newest moment of what is known of it. Each
-- is looked up by itself: as a list of ids it was sought among all orders of a shop without statistics.
SELECT o.external_id, o.id, greatest(o.source_version, o.cancelled_at)
FROM unnest(%(ids)s::text[]) AS t (id)
CROSS JOIN LATERAL (
    SELECT * FROM orders WHERE external_id = t.id AND shop_id = %(shop_id)s LIMIT 1
) o
