-- Customers are numbers from now on; a message that is just being handed over is waited for.
UPDATE customer SET erased_at = e.at
FROM json_to_recordset(%(erased)s::json) AS e (id bigint, at timestamptz)
WHERE customer.id = e.id
