-- Note who is meant and may be reached, once each: the group, the message, the ways and the moment.
INSERT INTO campaign_person (campaign_id, customer_id, arm, variant, channels, due_at, assigned_at)
SELECT %(campaign)s, customer_id, arm, variant, string_to_array(channels, ','), due_at, %(at)s
FROM unnest(
    %(customers)s::bigint[], %(arms)s::text[], %(variants)s::text[], %(channels)s::text[],
    %(dues)s::timestamptz[]
) AS n (customer_id, arm, variant, channels, due_at)
ON CONFLICT (campaign_id, customer_id) DO NOTHING
