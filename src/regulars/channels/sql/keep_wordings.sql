-- Letters that mails differ from, each once.
INSERT INTO wording (digest, html)
SELECT * FROM unnest(%(digests)s::uuid[], %(htmls)s::text[])
ON CONFLICT (digest) DO NOTHING
