-- Make room for how the buyers of these orders came; how they had first come stays, which is told apart.
DELETE FROM touch WHERE order_id = ANY (%(orders)s) AND position >= 0
