-- Let messages that are due on a channel nobody has set go by the next of theirs that somebody has.
UPDATE send s
SET channel = w.channel, others = w.others, attempts = 0
FROM (
    SELECT
        p.id, next.name AS channel,
        coalesce(
            (SELECT jsonb_agg(o.name ORDER BY o.n)
             FROM jsonb_array_elements_text(p.others) WITH ORDINALITY AS o (name, n)
             WHERE o.n > next.n),
            '[]'
        ) AS others
    FROM send p
    CROSS JOIN LATERAL (
        SELECT o.name, o.n
        FROM jsonb_array_elements_text(p.others) WITH ORDINALITY AS o (name, n)
        WHERE o.name = ANY(%(set)s::text[])
        ORDER BY o.n
        LIMIT 1
    ) AS next
    WHERE p.state = 'planned' AND p.channel = ANY(%(unset)s::text[]) AND p.not_before <= %(at)s
    LIMIT %(limit)s
    FOR UPDATE OF p SKIP LOCKED
) AS w
WHERE s.id = w.id
RETURNING s.id
