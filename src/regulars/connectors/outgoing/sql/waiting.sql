-- How many notices of each endpoint that is told anything are due.
SELECT n.endpoint_id, count(*)::int
FROM webhook_notice n
JOIN webhook_endpoint w ON w.id = n.endpoint_id AND w.off_why = ''
WHERE n.state IN ('planned', 'unknown') AND n.not_before <= %(at)s
GROUP BY n.endpoint_id
