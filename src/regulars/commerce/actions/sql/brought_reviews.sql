-- Reviews and their words, as they stand at their version; an older or equal one changes nothing.
WITH told AS (
    SELECT *
    FROM json_to_recordset(%(reviews)s::json) AS p (
        customer_id bigint, program text, external_id text, sku text, handle text, product text,
        rating smallint, verified boolean, published boolean, written_at timestamptz, version timestamptz,
        author text, title text, body text, reply text
    )
), kept AS (
    INSERT INTO review AS r (
        shop_id, customer_id, program, reference, sku, handle, product, rating, verified, published,
        written_at, source_version, known_at
    )
    SELECT
        %(shop_id)s, customer_id, program, external_id, sku, handle, product, rating, verified, published,
        written_at, version, %(known_at)s
    FROM told
    ORDER BY program, external_id
    ON CONFLICT (shop_id, program, reference) DO UPDATE SET
        customer_id = coalesce(r.customer_id, excluded.customer_id), sku = excluded.sku,
        handle = excluded.handle, product = excluded.product, rating = excluded.rating,
        verified = excluded.verified, published = excluded.published, written_at = excluded.written_at,
        source_version = excluded.source_version, known_at = excluded.known_at
    WHERE r.source_version < excluded.source_version
    RETURNING new.id, new.customer_id, new.program, new.reference, old.id IS NULL AS is_new
), worded AS (
    INSERT INTO review_text (review_id, author, title, body, reply)
    SELECT k.id, t.author, t.title, t.body, t.reply
    FROM kept k JOIN told t ON t.program = k.program AND t.external_id = k.reference
    LEFT JOIN customer c ON c.id = k.customer_id
    WHERE c.erased_at IS NULL
    ORDER BY k.id
    ON CONFLICT (review_id) DO UPDATE SET
        author = excluded.author, title = excluded.title, body = excluded.body, reply = excluded.reply
)
SELECT id, program, reference, is_new FROM kept
