-- Make room for the lines of orders that changed.
DELETE FROM order_line WHERE order_id = ANY (%(orders)s)
