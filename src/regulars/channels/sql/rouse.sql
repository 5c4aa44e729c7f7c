-- Let messages be tried that were put off further ahead than any try is: the clock was set back since.
UPDATE send
SET not_before = %(at)s
WHERE state = 'planned' AND not_before > %(latest)s
    AND reason <> ALL(%(kept)s::text[]) AND NOT starts_with(reason, 'quiet_')
