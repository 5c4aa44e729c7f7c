-- Which of these messages of plays say what their person gets, or got a while ago, under another id that counts as
-- theirs by now: the same step about the same things. Of two that still wait the first one goes.
SELECT DISTINCT s.id
FROM send s
LEFT JOIN customer_canonical k ON k.customer_id = s.customer_id
JOIN customer_canonical_all m
    ON m.canonical_id = coalesce(k.canonical_id, s.customer_id) AND m.customer_id <> s.customer_id
JOIN send o ON o.customer_id = m.customer_id
WHERE s.id = ANY(%(sends)s::bigint[])
    AND (o.play, o.step, o.template) = (s.play, s.step, s.template)
    AND o.context -> 'product_id' IS NOT DISTINCT FROM s.context -> 'product_id'
    AND o.context -> 'order_id' IS NOT DISTINCT FROM s.context -> 'order_id'
    AND o.planned_at BETWEEN s.planned_at - %(within)s::interval AND s.planned_at + %(within)s::interval
    AND (o.state IN ('handed_over', 'accepted', 'unknown') OR (o.state IN ('planned', 'claimed') AND o.id < s.id))
