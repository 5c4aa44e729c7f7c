-- The last message that left for an address since a moment, as it is called on its way.
SELECT DISTINCT ON (a.address) a.address, s.message_id
FROM unnest(%(addresses)s::text[]) AS a (address)
JOIN customer_identity i ON i.value = a.address AND i.kind = 'email'
JOIN send s ON s.customer_id = i.customer_id AND s.channel = 'email' AND s.handed_at > %(since)s
WHERE EXISTS (
    SELECT FROM send_content c WHERE c.send_id = s.id AND lower(c.address) = a.address AND c.made_at > %(since)s
)
ORDER BY a.address, s.handed_at DESC
