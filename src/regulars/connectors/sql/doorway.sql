-- The connection whose webhooks go to this address, with its shop's currency.
SELECT c.id, c.kind, c.secret, s.currency, c.ended_at IS NULL, s.url
FROM connection c JOIN shop s ON s.id = c.shop_id
WHERE c.token = %(token)s
