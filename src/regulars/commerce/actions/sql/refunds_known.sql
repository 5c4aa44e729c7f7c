-- The refunds that are known of these external ids, and whether they are estimated.
SELECT external_id, estimated FROM refund
WHERE shop_id = %(shop_id)s AND external_id = ANY (%(external_ids)s)
