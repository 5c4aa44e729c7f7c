-- Ids for new orders, so that their lines can be written in one go.
SELECT nextval('orders_id_seq') FROM generate_series(1, %(count)s::int)
