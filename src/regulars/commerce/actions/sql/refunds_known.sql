-- The refunds that are known of these external ids.
SELECT external_id FROM refund WHERE shop_id = %(shop_id)s AND external_id = ANY (%(external_ids)s)
