-- Of these people, those on a list who don't belong there any more, or of whom something else is to be told, leave it.
-- Who goes with a batch is passed over until that is settled.
WITH outside AS (
    SELECT p.id
    FROM unnest(%(page)s::bigint[]) AS p (id)
    WHERE NOT EXISTS (SELECT FROM unnest(%(wanted)s::bigint[]) AS w (id) WHERE w.id = p.id)
    UNION ALL
    SELECT unnest(%(changed)s::bigint[])
), forgotten AS (
    DELETE FROM ad_member m USING outside
    WHERE m.list_id = %(list)s AND m.customer_id = outside.id
        AND (m.state = 'refused' OR (m.state = 'joining' AND m.batch_id IS NULL))
)
UPDATE ad_member m SET state = 'leaving', since = %(at)s
FROM outside
WHERE m.list_id = %(list)s AND m.customer_id = outside.id AND m.state = 'in'
