-- How many people each list holds, by where they stand, how many are held out, and who of them is erased.
SELECT l.audience_id, l.id, l.network,
    (count(*) FILTER (WHERE m.state = 'in'))::int,
    (count(*) FILTER (WHERE m.state = 'joining'))::int,
    (count(*) FILTER (WHERE m.state = 'leaving'))::int,
    (count(*) FILTER (WHERE m.state = 'refused'))::int,
    (count(*) FILTER (WHERE m.state = 'leaving' AND c.erased_at IS NOT NULL))::int
FROM ad_list l
LEFT JOIN ad_member m ON m.list_id = l.id
LEFT JOIN customer c ON c.id = m.customer_id AND m.state = 'leaving'
WHERE %(audience)s::bigint IS NULL OR l.audience_id = %(audience)s
GROUP BY l.id
ORDER BY l.audience_id, l.network DESC
