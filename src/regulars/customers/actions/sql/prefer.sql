-- Keep how somebody wishes to be written to; nothing where they said the same before.
INSERT INTO customer_preference AS old (
    customer_id, channel, most, within_days, paused_until, topics_left, said_at
)
SELECT
    id, %(channel)s, %(most)s::smallint, %(within_days)s::smallint, %(paused_until)s::timestamptz,
    %(topics_left)s::text[], %(at)s::timestamptz
FROM customer
WHERE id = %(customer_id)s AND erased_at IS NULL
ON CONFLICT (customer_id) DO UPDATE SET
    (channel, most, within_days, paused_until, topics_left, said_at) = ROW (
        excluded.channel, excluded.most, excluded.within_days, excluded.paused_until, excluded.topics_left,
        excluded.said_at
    )
WHERE (old.channel, old.most, old.within_days, old.paused_until, old.topics_left)
    IS DISTINCT FROM (
        excluded.channel, excluded.most, excluded.within_days, excluded.paused_until, excluded.topics_left
    )
RETURNING customer_id
