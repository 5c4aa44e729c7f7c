-- Append-only tables hold two kinds of words that may name a person: what stood beside a consent, and what a
-- tracker told of a visit. They alone can be taken out, of people who are erased, by the owner's function.
CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    words text[] := ARRAY['wording', 'evidence', 'payload'];
BEGIN
    IF TG_OP = 'UPDATE' AND current_setting('regulars.erasing', true) = 'on'
        AND (to_jsonb(NEW) - words) = (to_jsonb(OLD) - words)
    THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'insufficient_privilege';
END $$;

-- Take the words out of what is kept of these customers; of a visit's properties only the named ones stay.
CREATE FUNCTION erase_words(customers bigint[], kept text[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM set_config('regulars.erasing', 'on', true);
    UPDATE consent SET wording = '', evidence = '{}'
    WHERE customer_id = ANY (customers)
        AND (wording <> '' OR evidence <> '{}')
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
