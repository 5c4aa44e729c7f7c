-- People whom a list is to be told.
INSERT INTO ad_member (list_id, customer_id, state, entry, told_of, since)
SELECT %(list)s, customer_id, 'joining', entry, told_of, %(at)s
FROM unnest(%(customers)s::bigint[], %(entries)s::bytea[], %(told_of)s::bigint[]) AS n (customer_id, entry, told_of)
ON CONFLICT (list_id, customer_id) DO NOTHING
