-- One digest over all statements up to this one, going on from the root before; none where nothing is new.
WITH before AS (
    SELECT upto_id, root FROM consent_root
    UNION ALL
    SELECT 0, NULL
    ORDER BY upto_id DESC
    LIMIT 1
)
INSERT INTO consent_root (upto_id, statements, root, made_at)
SELECT max(c.id), count(*), consent_chain(before.root, c.digest ORDER BY c.id), %(at)s::timestamptz
FROM before
JOIN consent c ON c.id > before.upto_id AND c.id <= %(upto)s::bigint
GROUP BY before.upto_id
ON CONFLICT (upto_id) DO NOTHING
RETURNING upto_id, statements, root
