-- Those of a batch who aren't told after all: nobody was told of them when it never left, else they are taken out.
WITH forgotten AS (
    DELETE FROM ad_member WHERE batch_id = %(batch)s AND customer_id = ANY (%(customers)s::bigint[]) AND %(untold)s
)
UPDATE ad_member SET state = 'leaving', batch_id = NULL, since = %(at)s
WHERE batch_id = %(batch)s AND customer_id = ANY (%(customers)s::bigint[]) AND NOT %(untold)s
