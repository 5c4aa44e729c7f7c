-- What plays decided, the latest first.
SELECT
    d.decided_at, d.id, coalesce(k.canonical_id, d.customer_id), p.name, d.arm, d.reason, d.detail::text,
    d.entry_key, v.number
FROM decision d
JOIN play p ON p.id = d.play_id
LEFT JOIN play_version v ON v.id = d.version_id
LEFT JOIN customer_canonical k ON k.customer_id = d.customer_id
WHERE (%(customers)s::bigint[] IS NULL OR d.customer_id = ANY (%(customers)s))
    AND (%(play)s::text IS NULL OR p.name = %(play)s)
    AND (%(arm)s::text IS NULL OR d.arm = %(arm)s)
    AND (%(reason)s::text IS NULL OR d.reason = %(reason)s)
    AND (%(since)s::timestamptz IS NULL OR d.decided_at >= %(since)s)
    AND (%(at)s::timestamptz IS NULL OR (d.decided_at, d.id) < (%(at)s, %(id)s::bigint))
ORDER BY d.decided_at DESC, d.id DESC
LIMIT %(limit)s
