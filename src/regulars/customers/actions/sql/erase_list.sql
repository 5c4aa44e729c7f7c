-- Put people on the list of erasures.
INSERT INTO erased_identity (digest, customer_id, erased_at)
SELECT digest, customer_id, erased_at
FROM json_to_recordset(%(listed)s::json) AS l (digest uuid, customer_id bigint, erased_at timestamptz)
ON CONFLICT (digest, erased_at) DO UPDATE
    SET customer_id = coalesce(erased_identity.customer_id, excluded.customer_id)
