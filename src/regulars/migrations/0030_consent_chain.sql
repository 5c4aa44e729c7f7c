-- A statement's digest covers its own line and the digest before it of the same customer. The words beside it
-- (the wording that was shown, the evidence) are in the line by a salted digest alone: with the salt gone, as
-- after an erasure, nothing can be guessed from it, and the chain still holds.
CREATE FUNCTION consent_words(salt uuid, wording text, evidence jsonb) RETURNS bytea IMMUTABLE LANGUAGE sql
RETURN CASE WHEN salt IS NOT NULL THEN sha256(
    uuid_send(salt) || int4send(octet_length(wording)) || convert_to(wording || evidence::text, 'UTF8')
) END;

CREATE FUNCTION consent_line(
    id bigint, customer_id bigint, channel text, purpose text, granted boolean, occurred_at timestamptz,
    known_at timestamptz, how text, words bytea
) RETURNS bytea IMMUTABLE LANGUAGE sql
RETURN int8send(id) || int8send(customer_id) || timestamptz_send(occurred_at) || timestamptz_send(known_at)
    || boolsend(granted) || int4send(octet_length(channel)) || int4send(octet_length(purpose))
    || int4send(octet_length(how)) || convert_to(channel || purpose || how, 'UTF8') || coalesce(words, ''::bytea);

CREATE FUNCTION consent_link(state bytea, before bytea, line bytea) RETURNS bytea IMMUTABLE LANGUAGE plpgsql
AS $$ BEGIN RETURN sha256(coalesce(state, before, ''::bytea) || line); END $$;
CREATE AGGREGATE consent_chain(before bytea, line bytea) (sfunc = consent_link, stype = bytea);

-- The words that can be taken out of people who are erased, and now the salt with them.
CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    words text[] := ARRAY['wording', 'evidence', 'salt', 'payload'];
BEGIN
    IF TG_OP = 'UPDATE' AND current_setting('regulars.erasing', true) = 'on'
        AND (to_jsonb(NEW) - words) = (to_jsonb(OLD) - words)
    THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE OR REPLACE FUNCTION erase_words(customers bigint[], kept text[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM set_config('regulars.erasing', 'on', true);
    UPDATE consent SET wording = '', evidence = '{}', salt = NULL
    WHERE customer_id = ANY (customers)
        AND (wording <> '' OR evidence <> '{}' OR salt IS NOT NULL)
        AND EXISTS (SELECT FROM customer c WHERE c.id = customer_id AND c.erased_at IS NOT NULL);
    UPDATE event e SET payload = jsonb_set(e.payload, '{properties}', coalesce(
        (SELECT jsonb_object_agg(p.key, p.value) FROM jsonb_each(e.payload -> 'properties') p
         WHERE p.key = ANY (kept) AND jsonb_typeof(p.value) IN ('string', 'number', 'boolean')),
        '{}'
    ))
    WHERE e.customer_id = ANY (customers) AND e.customer_id IS NOT NULL
        AND jsonb_typeof(e.payload -> 'properties') = 'object'
        AND e.payload -> 'properties' <> '{}'
        AND EXISTS (
            SELECT FROM jsonb_each(e.payload -> 'properties') p
            WHERE p.key <> ALL (kept) OR jsonb_typeof(p.value) NOT IN ('string', 'number', 'boolean')
        )
        AND EXISTS (SELECT FROM customer c WHERE c.id = e.customer_id AND c.erased_at IS NOT NULL);
    PERFORM set_config('regulars.erasing', 'off', true);
END $$;

-- What was said before there was a chain is chained as it stands now. By one statement alone: a row that is
-- updated twice in a transaction has its foreign key checked at the end, and the trigger couldn't come back.
ALTER TABLE consent DISABLE TRIGGER consent_append_only;
WITH salted AS MATERIALIZED (
    SELECT c.*, CASE WHEN wording <> '' OR evidence <> '{}' THEN gen_random_uuid() END AS new_salt FROM consent c
), spoken AS MATERIALIZED (
    SELECT salted.*, consent_words(new_salt, wording, evidence) AS new_words FROM salted
)
UPDATE consent SET salt = chained.new_salt, words = chained.new_words, digest = chained.new_digest
FROM (
    SELECT
        id, new_salt, new_words,
        consent_chain(
            NULL,
            consent_line(id, customer_id, channel, purpose, granted, occurred_at, known_at, how, new_words)
        ) OVER (PARTITION BY customer_id ORDER BY id) AS new_digest
    FROM spoken
) AS chained
WHERE chained.id = consent.id;
ALTER TABLE consent ENABLE TRIGGER consent_append_only;
