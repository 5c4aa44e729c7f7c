-- Which of these messages of campaigns may not leave: their campaign is held, or their person has it already,
-- under an id that counts as theirs since.
SELECT s.id, CASE WHEN h.campaign_id IS NOT NULL THEN 'campaign_held' ELSE 'already_got' END
FROM send s
LEFT JOIN send_hold h USING (campaign_id)
LEFT JOIN customer_canonical k ON k.customer_id = s.customer_id
WHERE s.id = ANY(%(sends)s::bigint[]) AND s.campaign_id IS NOT NULL AND (
    h.campaign_id IS NOT NULL
    OR EXISTS (
        SELECT FROM customer_canonical_all m
        JOIN send o ON o.customer_id = m.customer_id AND o.campaign_id = s.campaign_id AND o.id <> s.id
        WHERE m.canonical_id = coalesce(k.canonical_id, s.customer_id)
            AND o.state IN ('handed_over', 'accepted', 'unknown')
    )
)
