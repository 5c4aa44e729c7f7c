-- What is put off for longer than anything ever is, by a clock that was ahead, is due at once; and no changes are
-- known up to a moment that is still to come.
WITH shops AS (
    UPDATE connection SET left_alone_until = NULL WHERE left_alone_until > %(beyond)s
), followed AS (
    UPDATE follow SET due_at = least(due_at, %(at)s), since = least(since, %(at)s)
    WHERE due_at > %(beyond)s OR since > %(beyond)s
), wished AS (
    UPDATE wish SET due_at = %(at)s WHERE due_at > %(beyond)s
), told AS (
    UPDATE telling SET due_at = %(at)s WHERE state = 'planned' AND due_at > %(beyond)s
), compared AS (
    UPDATE comparison SET not_before = NULL WHERE not_before > %(beyond)s
)
UPDATE pull SET not_before = NULL WHERE not_before > %(beyond)s
