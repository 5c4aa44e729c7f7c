-- How many people wait for a batch, by whether they leave.
SELECT state = 'leaving', count(*)::int
FROM ad_member
WHERE list_id = %(list)s AND batch_id IS NULL AND state IN ('joining', 'leaving')
GROUP BY 1
ORDER BY 1 DESC
