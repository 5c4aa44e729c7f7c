-- On which of these channels does any message wait that may leave by a moment, or at any time?
SELECT asked.channel
FROM unnest(%(channels)s::text[]) WITH ORDINALITY AS asked (channel, place)
WHERE EXISTS (
    SELECT FROM send
    WHERE state = 'planned' AND send.channel = asked.channel
        AND not_before <= coalesce(%(by)s::timestamptz, 'infinity')
)
ORDER BY asked.place
