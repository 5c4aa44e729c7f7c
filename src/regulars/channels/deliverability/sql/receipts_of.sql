-- The messages that receipts tell of, by their own key, or by what the provider calls them.
WITH told AS (
    SELECT * FROM json_to_recordset(%(receipts)s::json) AS r (n int, key uuid, provider_id text)
), found AS (
    SELECT t.n, s.id
    FROM told t
    JOIN send s ON s.key = t.key
    WHERE s.channel = %(channel)s
    UNION
    SELECT t.n, s.id
    FROM told t
    JOIN send s ON s.provider_id = t.provider_id AND s.provider_id <> ''
    WHERE s.channel = %(channel)s AND t.key IS NULL
)
SELECT
    found.n, s.id, s.customer_id, s.shop_id, s.play, s.template, s.purpose, s.state, rtrim(split_part(s.message_id, '@', 2), '>'),
    coalesce(
        (SELECT c.address FROM send_content c WHERE c.send_id = s.id ORDER BY c.made_at DESC LIMIT 1), ''
    )
FROM found
JOIN send s ON s.id = found.id AND s.message_id <> ''
ORDER BY found.n
