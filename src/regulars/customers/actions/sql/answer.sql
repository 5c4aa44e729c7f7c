-- Keep answers that differ from somebody's last ones; of joined people the latest answer of any counts. The
-- customer is locked, so that two pages sent at once make one row.
WITH person AS (
    SELECT id FROM customer WHERE id = %(customer_id)s AND erased_at IS NULL FOR NO KEY UPDATE
)
INSERT INTO customer_answer (customer_id, question, chosen, said_at, how, wording)
SELECT person.id, said.question, said.chosen, %(at)s::timestamptz, %(how)s, said.wording
FROM person
CROSS JOIN json_to_recordset(%(answers)s::json) AS said (question text, chosen text[], wording text)
LEFT JOIN LATERAL (
    SELECT a.chosen FROM customer_answer a
    WHERE a.question = said.question AND a.customer_id IN (
        SELECT m.customer_id FROM customer_canonical_all k
        JOIN customer_canonical_all m ON m.canonical_id = k.canonical_id
        WHERE k.customer_id = person.id
    )
    ORDER BY a.said_at DESC, a.id DESC
    LIMIT 1
) AS last ON true
WHERE coalesce(last.chosen, '{}') <> said.chosen AND (%(anew)s::boolean OR last.chosen IS NULL)
ORDER BY said.question
RETURNING id, question
