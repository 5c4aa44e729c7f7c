-- Of these people, those on a list who don't belong there any more, or of whom something else is to be told, leave it.
-- Who goes with a batch is passed over until that is settled.
WITH held AS MATERIALIZED (
    SELECT id, customer_id, state, batch_id
    FROM ad_member
    WHERE list_id = %(list)s AND customer_id = ANY (%(page)s::bigint[])
), outside AS MATERIALIZED (
    SELECT id, state, batch_id
    FROM held
    WHERE NOT EXISTS (SELECT FROM unnest(%(wanted)s::bigint[]) AS w (id) WHERE w.id = held.customer_id)
        OR customer_id IN (SELECT unnest(%(changed)s::bigint[]))
), forgotten AS (
    DELETE FROM ad_member
    WHERE id IN (
        SELECT id FROM outside WHERE state = 'refused' OR (state = 'joining' AND batch_id IS NULL)
    )
)
UPDATE ad_member SET state = 'leaving', since = %(at)s
WHERE id IN (SELECT id FROM outside WHERE state = 'in')
