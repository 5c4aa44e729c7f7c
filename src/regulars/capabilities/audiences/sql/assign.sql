-- Note the groups that were drawn for newcomers.
INSERT INTO ad_person (audience_id, customer_id, arm, assigned_at)
SELECT %(audience)s, customer_id, arm, %(at)s
FROM json_to_recordset(%(drawn)s::json) AS d (customer_id bigint, arm text)
ORDER BY customer_id
ON CONFLICT (audience_id, customer_id) DO NOTHING
