-- An order is called off.
UPDATE orders SET cancelled_at = %(cancelled_at)s, source_version = %(version)s WHERE id = %(id)s
