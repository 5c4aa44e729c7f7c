-- What dead workers have, still claimed or handed over.
SELECT
    id, key, customer_id, shop_id, play, template, purpose, kind, variant,
    attempts - (state = 'handed_over')::int, not_after, jsonb_array_length(others), NULL::bigint, NULL::bigint, channel, claimed_by, state
FROM send
WHERE state IN ('claimed', 'handed_over') AND claimed_by = ANY(%(workers)s::int[])
ORDER BY id
FOR UPDATE
