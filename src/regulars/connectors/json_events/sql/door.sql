-- The key that a call carries, with the shops that the call may mean: two are one too many.
SELECT k.name, k.digest, k.scope, k.last_used_at, k.shop_id, s.id, s.country
FROM api_key k
LEFT JOIN LATERAL (
    SELECT id, country
    FROM shop
    WHERE erased_at IS NULL AND (k.shop_id IS NULL OR id = k.shop_id) AND (%(shop)s::bigint IS NULL OR id = %(shop)s)
    ORDER BY id
    LIMIT 2
) s ON true
WHERE k.prefix = %(prefix)s AND k.revoked_at IS NULL AND (k.expires_at IS NULL OR k.expires_at > %(at)s)
