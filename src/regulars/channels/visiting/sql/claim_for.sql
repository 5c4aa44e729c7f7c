-- Take the next message that waits for somebody on the page of a shop, past other workers' and past campaigns
-- that are held.
WITH due AS (
    SELECT id
    FROM send
    WHERE customer_id = ANY(%(people)s::bigint[]) AND state = 'planned' AND channel = 'onsite'
        AND (not_before <= %(at)s OR reason = %(until_visit)s)
        AND (shop_id IS NULL OR shop_id = %(shop_id)s)
        AND (campaign_id IS NULL OR campaign_id NOT IN (SELECT campaign_id FROM send_hold))
    ORDER BY not_before, id
    LIMIT 1
    FOR UPDATE SKIP LOCKED
), claimed AS (
    UPDATE send s SET state = 'claimed', claimed_by = %(worker)s
    FROM due
    WHERE s.id = due.id
    RETURNING s.*
)
SELECT
    id, key, customer_id, shop_id, play, template, purpose, kind, variant, attempts, not_after,
    jsonb_array_length(others), (context ->> 'product_id')::bigint, (context ->> 'order_id')::bigint,
    campaign_id, coalesce((context ->> 'edition')::int, 0)
FROM claimed
