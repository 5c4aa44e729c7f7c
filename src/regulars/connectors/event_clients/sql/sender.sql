-- The write key that a tracker sends, with its shop, and whether that shop tells of its orders by itself: a
-- carrier doesn't, nor does a shop for which nothing was entered yet, or from which our app is gone.
SELECT
    w.id, w.name, w.kind, w.digest, w.last_used_at, s.id, s.country, s.currency,
    EXISTS (
        SELECT FROM connection c
        WHERE c.shop_id = s.id AND c.ended_at IS NULL AND c.uninstalled_at IS NULL
            AND c.kind <> ALL (%(carriers)s) AND (c.secret <> '' OR c.access <> '')
    ),
    w.proof_secret
FROM write_key w
JOIN shop s ON s.id = w.shop_id
WHERE w.handle = %(handle)s AND w.ended_at IS NULL AND s.erased_at IS NULL
