-- People are found by any words of their name, from their beginnings.
CREATE INDEX customer_person_words ON customer_person USING gin (to_tsvector('simple', sort_name));

-- People are found by the number that stands on their order's papers.
CREATE INDEX orders_number ON orders (number) WHERE number <> '';

-- Who bought in one of several shops, where it is a small one.
CREATE INDEX orders_of_shop ON orders (shop_id, customer_id);
