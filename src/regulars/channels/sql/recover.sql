-- What dead workers held: claimed messages wait again, what was handed over can't be known any more.
UPDATE send
SET state = CASE state WHEN 'claimed' THEN 'planned' ELSE 'unknown' END,
    reason = CASE state WHEN 'claimed' THEN reason ELSE 'worker_died' END,
    claimed_by = CASE state WHEN 'claimed' THEN NULL ELSE claimed_by END
WHERE state IN ('claimed', 'handed_over') AND claimed_by = ANY(%(workers)s::int[])
RETURNING id, customer_id, play, template, channel, state
