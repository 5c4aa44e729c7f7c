-- Messages of a channel that nobody's program has in hand: those that are due, or these, past held campaigns.
SELECT
    id, key, customer_id, shop_id, play, template, purpose, kind, variant, attempts, not_after,
    jsonb_array_length(others), (context ->> 'product_id')::bigint, (context ->> 'order_id')::bigint,
    campaign_id, coalesce((context ->> 'edition')::int, 0)
FROM send
WHERE channel = %(channel)s AND state = %(state)s AND claimed_by IS NULL
    AND CASE WHEN %(sends)s::bigint[] IS NULL THEN not_before <= %(at)s ELSE id = ANY (%(sends)s) END
    AND (
        state <> 'planned' OR campaign_id IS NULL
        OR campaign_id NOT IN (SELECT campaign_id FROM send_hold)
    )
ORDER BY not_before, id
LIMIT %(limit)s
