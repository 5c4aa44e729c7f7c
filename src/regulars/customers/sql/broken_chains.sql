-- Statements on messages that aren't as they were written: the digest of one isn't that of its line after the
-- one before it (so the first of a customer tells where it was broken), or the words beside it aren't those that
-- were shown. customers: these alone; null for everybody.
SELECT id, customer_id, broken
FROM (
    SELECT
        c.id, c.customer_id,
        CASE
            WHEN c.words IS NOT NULL AND c.salt IS NULL
                THEN CASE WHEN e.erased_at IS NULL THEN 'words_gone' END
            WHEN c.words IS DISTINCT FROM consent_words(c.salt, c.wording, c.evidence)
                OR (c.salt IS NULL AND (c.wording <> '' OR c.evidence <> '{}')) THEN 'words'
        END AS words_broken,
        c.digest IS DISTINCT FROM consent_chain(
            NULL,
            consent_line(
                c.id, c.customer_id, c.channel, c.purpose, c.granted, c.occurred_at, c.known_at, c.how, c.words
            )
        ) OVER (PARTITION BY c.customer_id ORDER BY c.id) AS chain_broken
    FROM consent c
    JOIN customer e ON e.id = c.customer_id
    WHERE %(customers)s::bigint[] IS NULL OR c.customer_id = ANY (%(customers)s)
) AS looked_at
CROSS JOIN LATERAL (SELECT CASE WHEN chain_broken THEN 'chain' ELSE words_broken END AS broken) AS found
WHERE broken IS NOT NULL
ORDER BY id
LIMIT %(limit)s
