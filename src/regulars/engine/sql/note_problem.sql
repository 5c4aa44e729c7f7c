-- What went wrong when a play last looked for people; '' when all was well.
UPDATE play SET problem = %(problem)s WHERE id = %(play_id)s
