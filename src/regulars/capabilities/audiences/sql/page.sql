-- The next people by id, those too who count as somebody else by now or were erased: they may be on a list still.
SELECT id FROM customer WHERE id > %(after)s ORDER BY id LIMIT %(limit)s
