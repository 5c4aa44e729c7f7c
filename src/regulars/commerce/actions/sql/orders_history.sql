-- The shop's history begins with its earliest order.
UPDATE shop SET history_from = %(day)s
WHERE id = %(shop_id)s AND (history_from IS NULL OR history_from > %(day)s)
