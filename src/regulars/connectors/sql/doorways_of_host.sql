-- The connections of the shop that stands at this host, an open one first.
SELECT c.id, c.kind, c.secret, s.currency, c.ended_at IS NULL, s.url
FROM connection c JOIN shop s ON s.id = c.shop_id
WHERE c.kind = %(kind)s AND s.url = 'https://' || %(host)s
ORDER BY c.ended_at IS NOT NULL, c.id DESC
