-- Note what became of a notice. A yes counts whoever brings it; all else only of who has it in hand still.
UPDATE webhook_notice
SET state = %(state)s, status = %(status)s::smallint, response = %(response)s, took_ms = %(took_ms)s,
    not_before = coalesce(%(not_before)s::timestamptz, not_before), claimed_until = NULL
WHERE id = %(id)s
    AND state <> 'accepted'
    AND (%(state)s = 'accepted' OR (state = 'handed_over' AND attempts = %(attempts)s))
