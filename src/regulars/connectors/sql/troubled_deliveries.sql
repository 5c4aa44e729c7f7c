-- How many deliveries of each connection could not be read, were refused, or wait for another try.
SELECT connection_id, count(*)
FROM raw_delivery
WHERE connection_id = ANY (%(connections)s)
    AND split_part(outcome, ':', 1) IN ('unreadable', 'refused', 'failed')
GROUP BY connection_id
