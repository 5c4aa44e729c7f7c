-- Places, each once for a customer, with the last moment at which it was used.
INSERT INTO customer_address AS known (customer_id, country, region, city, postcode, last_seen_at)
SELECT customer_id, country, region, city, postcode, last_seen_at
FROM json_to_recordset(%(places)s::json) AS p (
    customer_id bigint, country text, region text, city text, postcode text, last_seen_at timestamptz
)
ORDER BY customer_id, country, region, city, postcode
ON CONFLICT (customer_id, country, region, city, postcode) DO UPDATE
SET last_seen_at = greatest(known.last_seen_at, excluded.last_seen_at)
RETURNING id, customer_id, country, region, city, postcode
