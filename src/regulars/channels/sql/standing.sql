-- What is known of one person when a message is about to leave for them.
WITH member AS (
    SELECT customer_id FROM customer_canonical_all WHERE canonical_id = %(person)s
)
SELECT
    EXISTS (
        SELECT FROM customer_identity i JOIN member USING (customer_id)
        WHERE i.kind = %(identity)s AND i.value = %(address)s
    ),
    coalesce(
        (
            SELECT reason FROM suppression
            WHERE channel = %(channel)s AND address_digest = %(digest)s AND lifted_at IS NULL
        ),
        ''
    ),
    (
        SELECT granted FROM consent c JOIN member USING (customer_id)
        WHERE c.channel = %(channel)s AND c.purpose = %(purpose)s
        ORDER BY c.occurred_at DESC, c.granted, c.id DESC
        LIMIT 1
    ),
    ARRAY(
        SELECT s.handed_at FROM send s JOIN member USING (customer_id)
        WHERE s.purpose = %(purpose)s AND s.handed_at > %(since)s
            AND s.state IN ('handed_over', 'accepted', 'unknown')
    ),
    EXISTS (SELECT FROM business WHERE sends_stopped_at IS NOT NULL)
