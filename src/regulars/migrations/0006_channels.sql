-- What was written to whom. Rows go with their month, or with the person.
CREATE TABLE send_content (
    send_id bigint NOT NULL,
    customer_id bigint NOT NULL,
    address text NOT NULL,
    sender text NOT NULL,
    language text NOT NULL,
    subject text NOT NULL,
    html text NOT NULL,
    text text NOT NULL,
    made_at timestamptz NOT NULL,
    PRIMARY KEY (send_id, made_at)
) PARTITION BY RANGE (made_at);
CREATE TABLE send_content_default PARTITION OF send_content DEFAULT;
CREATE INDEX send_content_of_customer ON send_content (customer_id);

-- A worker's number, under which it holds an advisory lock for as long as it lives.
CREATE SEQUENCE outbox_worker AS integer CYCLE;
