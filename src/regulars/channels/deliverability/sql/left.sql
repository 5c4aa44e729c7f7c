-- How many mails left since a moment, by the domain in whose name.
SELECT rtrim(split_part(message_id, '@', 2), '>'), count(*)
FROM send
WHERE handed_at >= %(since)s AND channel = 'email' AND state IN ('handed_over', 'accepted', 'unknown')
    AND rtrim(split_part(message_id, '@', 2), '>') = ANY(%(domains)s::text[])
GROUP BY 1
