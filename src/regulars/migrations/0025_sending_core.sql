-- HTML is kept as how it differs from its letter's: see channels/wording.py.
CREATE TABLE wording (
    digest uuid PRIMARY KEY,
    html text NOT NULL
);
ALTER TABLE send_content
    ADD COLUMN wording uuid,
    ADD COLUMN packed bytea,
    ALTER COLUMN html SET DEFAULT '',
    ALTER COLUMN packed SET STORAGE EXTERNAL;
