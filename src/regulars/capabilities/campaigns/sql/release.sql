-- These stand in the outbox now, or need not.
UPDATE campaign_person SET released_at = %(at)s WHERE id = ANY(%(people)s::bigint[])
