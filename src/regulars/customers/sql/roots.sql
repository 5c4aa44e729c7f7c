-- Each day's root, with how many statements there are up to it and what its digest should be.
SELECT r.made_at, r.root, r.root IS NOT DISTINCT FROM s.root AND r.statements = s.statements - lag(
    s.statements, 1, 0
) OVER (ORDER BY r.upto_id)
FROM consent_root r
LEFT JOIN (
    SELECT
        id, consent_chain(NULL, digest) OVER (ORDER BY id) AS root, row_number() OVER (ORDER BY id) AS statements
    FROM consent
) AS s ON s.id = r.upto_id
ORDER BY r.upto_id
