-- Make room for how the buyers of these orders came.
DELETE FROM touch WHERE order_id = ANY (%(orders)s)
