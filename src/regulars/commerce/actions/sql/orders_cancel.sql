-- An order is called off. What else is told of it, earlier or later, has versions of its own.
UPDATE orders SET cancelled_at = %(cancelled_at)s WHERE id = %(id)s
