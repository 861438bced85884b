-- add lines
INSERT INTO owners (owner, revision, cleared)
  SELECT e.value #>> '{}', 0, 0 FROM json_array_elements($1::json) AS e WHERE true
  ORDER BY 1 ON CONFLICT (owner) DO NOTHING;

-- annotate messages
UPDATE messages SET status = e.value ->> 3, size = (e.value ->> 4)::BIGINT, updated_at = (e.value ->> 5)::TIMESTAMPTZ(3), revision = (e.value ->> 6)::BIGINT, metadata = (e.value ->> 7)::JSONB
  FROM (SELECT * FROM json_array_elements($1::json) LIMIT $2) AS e WHERE messages.owner = e.value ->> 0 AND messages.chat_id = (e.value ->> 1)::UUID AND messages.sequence = (e.value ->> 2)::BIGINT
  AND (messages.owner = ANY ($3::text[]) OR messages.owner = $4);

-- assigned head
SELECT c.message_count, c.revision, COALESCE((
  SELECT max(m.revision) FROM messages m
  WHERE m.owner = c.owner AND m.chat_id = c.id AND m.revision > 0), 0) AS messages_revision,
  EXISTS (SELECT 1 FROM chats t WHERE t.owner = $1 AND t.id = c.id) AS taken
  FROM chats c WHERE c.owner = $2 AND c.id = $3;

-- chat changes
SELECT o.revision AS line, o.cleared, o.upto, (
  SELECT max(d.revision) FROM deletions d
  WHERE d.owner = o.owner AND d.revision > $2 AND d.chat_id = $1) AS deleted,
  EXISTS (SELECT 1 FROM messages m WHERE m.owner = o.owner AND m.chat_id = $1 AND m.revision > 0 AND m.revision > o.upto) AS more,
  (SELECT COALESCE(json_agg(json_build_array(id, title, metadata::json, pinned, archived, message_count, last_activity_at, created_at, updated_at, revision)), '[]')::text FROM (SELECT * FROM chats c WHERE c.owner = o.owner AND c.id = $1) AS folded) AS chats,
  (SELECT COALESCE(json_agg(json_build_array(chat_id, sequence, id, role, status, parent_sequence, created_at, updated_at, revision, format, metadata::json, content, attachments::json, payload, known, rewritten)), '[]')::text FROM (
  SELECT m.chat_id, m.sequence, m.id, m.role, m.status, m.parent_sequence, m.created_at, m.updated_at, m.revision, m.format, m.metadata, m.attachments, m.payload, l.rewritten,
  CASE WHEN l.rewritten <= k.known_at THEN k.known END AS known,
  CASE WHEN l.rewritten <= k.known_at THEN substr(m.content, CAST(k.known + 1 AS INTEGER)) ELSE m.content END AS content
  FROM messages m
  LEFT JOIN live_messages l
  ON l.owner = m.owner AND l.chat_id = m.chat_id AND l.sequence = m.sequence
  LEFT JOIN (
  SELECT (e.value ->> 0)::BIGINT AS sequence, (e.value ->> 1)::BIGINT AS known, (e.value ->> 2)::BIGINT AS known_at
  FROM json_array_elements($3::json) AS e) k ON k.sequence = m.sequence WHERE m.owner = o.owner AND m.chat_id = $1 AND m.revision > 0 AND m.revision > $2 AND m.revision <= o.upto ORDER BY m.revision) AS folded) AS messages
  FROM (SELECT o.owner, o.revision, o.cleared, (
  SELECT max(s.revision) FROM (
  SELECT f.revision, row_number() OVER (ORDER BY f.revision) AS place,
  sum(f.size) OVER (ORDER BY f.revision) AS bytes
  FROM (
  SELECT m.revision, m.size FROM messages m
  WHERE m.owner = o.owner AND m.chat_id = $1 AND m.revision > 0 AND m.revision > $2
  ORDER BY m.revision LIMIT $4) f
  ) s WHERE s.place = 1 OR s.bytes <= $5) AS upto
  FROM owners o WHERE o.owner = $6 LIMIT 1) o;

-- chat heads
SELECT c.owner, c.id, c.message_count, c.last_activity_at, c.updated_at, c.largest_message
  FROM json_array_elements($1::json) AS e CROSS JOIN LATERAL (SELECT * FROM chats c WHERE c.owner = e.value ->> 0 AND c.id = (e.value ->> 1)::uuid OFFSET 0) c;

-- chat place
SELECT c.revision, o.revision AS line FROM owners o JOIN chats c ON c.owner = o.owner
  WHERE o.owner = $1 AND c.id = $2;

-- chat revision
SELECT c.revision FROM chats c WHERE c.owner = $1 AND c.id = $2;

-- chat revisions
SELECT c.owner, c.id, c.revision
  FROM json_array_elements($1::json) AS e CROSS JOIN LATERAL (SELECT * FROM chats c WHERE c.owner = e.value ->> 0 AND c.id = (e.value ->> 1)::uuid OFFSET 0) c;

-- chat standing
SELECT c.revision, o.revision AS line, (
  SELECT COALESCE(json_agg(json_build_array(f.sequence, length(f.content), f.revision)), '[]')::text FROM (
  SELECT m.sequence, m.content, m.revision FROM live_messages l JOIN messages m
  ON m.owner = l.owner AND m.chat_id = l.chat_id AND m.sequence = l.sequence
  WHERE l.owner = c.owner AND l.chat_id = c.id
  ORDER BY l.sequence DESC LIMIT $1) f) AS live
  FROM owners o JOIN chats c ON c.owner = o.owner
  WHERE o.owner = $2 AND c.id = $3;

-- chat with messages ASC
SELECT c.id, c.title, c.metadata, c.pinned, c.archived, c.message_count, c.last_activity_at, c.created_at, c.updated_at, c.revision, CASE WHEN (c.largest_message + $4) * LEAST($3, c.message_count) <= $6 THEN (SELECT COALESCE(json_agg(json_build_array(chat_id, sequence, id, role, status, parent_sequence, created_at, updated_at, revision, format, metadata::json, content, attachments::json, payload)), '[]')::text FROM (SELECT * FROM messages m WHERE m.owner = c.owner AND m.chat_id = c.id
  AND m.sequence > $2 AND m.sequence <
  (CASE WHEN (c.largest_message + $4) * $3 <= $5 THEN LEAST($1, $2 + $3 + 1)
  ELSE COALESCE((
  SELECT min(s.sequence) FROM (
  SELECT m.sequence, row_number() OVER (ORDER BY m.sequence ASC) AS place,
  sum(m.size + $4) OVER (ORDER BY m.sequence ASC) AS bytes
  FROM messages m WHERE m.owner = c.owner AND m.chat_id = c.id
  AND m.sequence > $2 AND m.sequence < LEAST($1, $2 + $3 + 1)
  ) s WHERE s.place > 1 AND s.bytes > $5), LEAST($1, $2 + $3 + 1)) END) ORDER BY m.sequence ASC) AS folded) END AS messages
  FROM chats c WHERE c.owner = $7 AND c.id = $8;

-- chat with messages DESC
SELECT c.id, c.title, c.metadata, c.pinned, c.archived, c.message_count, c.last_activity_at, c.created_at, c.updated_at, c.revision, CASE WHEN (c.largest_message + $4) * LEAST($3, c.message_count) <= $6 THEN (SELECT COALESCE(json_agg(json_build_array(chat_id, sequence, id, role, status, parent_sequence, created_at, updated_at, revision, format, metadata::json, content, attachments::json, payload)), '[]')::text FROM (SELECT * FROM messages m WHERE m.owner = c.owner AND m.chat_id = c.id
  AND m.sequence >
  (CASE WHEN (c.largest_message + $4) * $3 <= $5 THEN GREATEST($2, LEAST($1, c.message_count + 1) - $3 - 1)
  ELSE COALESCE((
  SELECT max(s.sequence) FROM (
  SELECT m.sequence, row_number() OVER (ORDER BY m.sequence DESC) AS place,
  sum(m.size + $4) OVER (ORDER BY m.sequence DESC) AS bytes
  FROM messages m WHERE m.owner = c.owner AND m.chat_id = c.id
  AND m.sequence > GREATEST($2, LEAST($1, c.message_count + 1) - $3 - 1) AND m.sequence < LEAST($1, c.message_count + 1)
  ) s WHERE s.place > 1 AND s.bytes > $5), GREATEST($2, LEAST($1, c.message_count + 1) - $3 - 1)) END) AND m.sequence < LEAST($1, c.message_count + 1) ORDER BY m.sequence DESC) AS folded) END AS messages
  FROM chats c WHERE c.owner = $7 AND c.id = $8;

-- chats behind
SELECT c.id, c.revision, c.message_count FROM chats c
  WHERE c.owner = $1 AND (c.revision, c.id) > ($2, $3)
  ORDER BY c.revision, c.id LIMIT $4;

-- check: chats
SELECT c.owner, c.id, c.message_count, c.revision, c.largest_message,
  o.revision AS line, o.cleared, m.messages, m.first, m.last, m.changed, m.largest,
  c.last_activity_at = COALESCE(n.created_at, c.created_at) AS active
  FROM chats c
  LEFT JOIN owners o ON o.owner = c.owner
  LEFT JOIN (
  SELECT s.owner, s.chat_id, count(*) AS messages, min(s.sequence) AS first,
  max(s.sequence) AS last, max(s.revision) AS changed, max(s.size) AS largest
  FROM messages s WHERE
  (s.owner, s.chat_id) > ($1, $2)
  AND (s.owner, s.chat_id) <= ($3, $4)
  GROUP BY s.owner, s.chat_id) m ON m.owner = c.owner AND m.chat_id = c.id
  LEFT JOIN messages n
  ON n.owner = m.owner AND n.chat_id = m.chat_id AND n.sequence = m.last
  WHERE
  (c.owner, c.id) > ($1, $2)
  AND (c.owner, c.id) <= ($3, $4) ORDER BY c.owner, c.id;

-- check: deletions
SELECT count(*) AS looked_at,
  COALESCE(sum(CASE WHEN (o.revision IS NULL OR r.revision > o.revision OR r.revision <= o.cleared) OR COALESCE(c.revision <= r.revision, false) THEN 1 ELSE 0 END), 0) AS lines FROM
  deletions r LEFT JOIN owners o ON o.owner = r.owner
  LEFT JOIN chats c ON c.owner = r.owner AND c.id = r.chat_id WHERE true;

-- check: first gap
SELECT min(s.place) AS sequence FROM (
  SELECT m.sequence, row_number() OVER (ORDER BY m.sequence) AS place
  FROM messages m WHERE m.owner = $1 AND m.chat_id = $2) s
  WHERE s.sequence <> s.place;

-- check: first of deletions by lines
SELECT r.owner, r.chat_id AS chat_id, NULL AS sequence FROM
  deletions r LEFT JOIN owners o ON o.owner = r.owner
  LEFT JOIN chats c ON c.owner = r.owner AND c.id = r.chat_id
  WHERE true AND ((o.revision IS NULL OR r.revision > o.revision OR r.revision <= o.cleared) OR COALESCE(c.revision <= r.revision, false)) ORDER BY 1, 2, 3 LIMIT $1;

-- check: first of lines by lines
SELECT r.owner, NULL AS chat_id, NULL AS sequence FROM owners r
  WHERE true AND (r.cleared > r.revision OR r.cleared < 0) ORDER BY 1, 2, 3 LIMIT $1;

-- check: first of live messages by live
SELECT r.owner, r.chat_id AS chat_id, r.sequence AS sequence FROM
  live_messages r LEFT JOIN messages m
  ON m.owner = r.owner AND m.chat_id = r.chat_id AND m.sequence = r.sequence
  WHERE true AND (m.owner IS NULL OR m.status <> 'in_progress' OR r.rewritten > m.revision) ORDER BY 1, 2, 3 LIMIT $1;

-- check: first of messages by lines
SELECT r.owner, r.chat_id AS chat_id, r.sequence AS sequence FROM
  messages r LEFT JOIN owners o ON o.owner = r.owner
  LEFT JOIN live_messages l
  ON l.owner = r.owner AND l.chat_id = r.chat_id AND l.sequence = r.sequence
  WHERE
  (r.owner, r.chat_id) > ($1, $2)
  AND (r.owner, r.chat_id) <= ($3, $4) AND ((o.revision IS NULL OR r.revision > o.revision OR r.revision <= o.cleared)) ORDER BY 1, 2, 3 LIMIT $5;

-- check: first of messages by live
SELECT r.owner, r.chat_id AS chat_id, r.sequence AS sequence FROM
  messages r LEFT JOIN owners o ON o.owner = r.owner
  LEFT JOIN live_messages l
  ON l.owner = r.owner AND l.chat_id = r.chat_id AND l.sequence = r.sequence
  WHERE
  (r.owner, r.chat_id) > ($1, $2)
  AND (r.owner, r.chat_id) <= ($3, $4) AND (r.status = 'in_progress' AND l.owner IS NULL) ORDER BY 1, 2, 3 LIMIT $5;

-- check: first of messages by parents
SELECT r.owner, r.chat_id AS chat_id, r.sequence AS sequence FROM
  messages r LEFT JOIN owners o ON o.owner = r.owner
  LEFT JOIN live_messages l
  ON l.owner = r.owner AND l.chat_id = r.chat_id AND l.sequence = r.sequence
  WHERE
  (r.owner, r.chat_id) > ($1, $2)
  AND (r.owner, r.chat_id) <= ($3, $4) AND (
  r.parent_sequence IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM messages p WHERE p.owner = r.owner AND p.chat_id = r.chat_id
  AND p.sequence = r.parent_sequence AND p.sequence < r.sequence)) ORDER BY 1, 2, 3 LIMIT $5;

-- check: first of messages by sizes
SELECT r.owner, r.chat_id AS chat_id, r.sequence AS sequence FROM
  messages r LEFT JOIN owners o ON o.owner = r.owner
  LEFT JOIN live_messages l
  ON l.owner = r.owner AND l.chat_id = r.chat_id AND l.sequence = r.sequence
  WHERE
  (r.owner, r.chat_id) > ($1, $2)
  AND (r.owner, r.chat_id) <= ($3, $4) AND (r.size <> octet_length(to_json(r.content)::text) + (
  SELECT 1 + COALESCE(sum(octet_length(i::text) - 9 + 1), 1)
  FROM jsonb_array_elements(r.attachments) AS i) + COALESCE(octet_length(to_json(r.format)::text), 4) + COALESCE(octet_length(r.payload), 4) + (
  SELECT 1 + COALESCE(sum(octet_length(to_json(n.key)::text) + octet_length(to_json(n.value)::text) + 2), 1)
  FROM jsonb_each_text(r.metadata) AS n)) ORDER BY 1, 2, 3 LIMIT $5;

-- check: first of strays by strays
SELECT r.owner, r.chat_id AS chat_id, r.sequence AS sequence FROM messages r
  WHERE true AND (NOT EXISTS (SELECT 1 FROM chats c WHERE c.owner = r.owner AND c.id = r.chat_id)) ORDER BY 1, 2, 3 LIMIT $1;

-- check: holders of a number
SELECT n.owner, n.chat_id, n.sequence FROM (
  SELECT m.owner, m.revision, m.chat_id, m.sequence FROM messages m
  UNION ALL
  SELECT c.owner, c.revision, c.id, NULL FROM chats c
  WHERE c.revision > COALESCE((
  SELECT max(m.revision) FROM messages m WHERE m.owner = c.owner AND m.chat_id = c.id AND m.revision > 0), 0)
  UNION ALL
  SELECT d.owner, d.revision, d.chat_id, NULL FROM deletions d) n
  WHERE n.owner = $1 AND n.revision = $2
  ORDER BY n.chat_id, n.sequence LIMIT $3;

-- check: lines
SELECT count(*) AS looked_at,
  COALESCE(sum(CASE WHEN r.cleared > r.revision OR r.cleared < 0 THEN 1 ELSE 0 END), 0) AS lines FROM owners r WHERE true;

-- check: live messages
SELECT count(*) AS looked_at,
  COALESCE(sum(CASE WHEN m.owner IS NULL OR m.status <> 'in_progress' OR r.rewritten > m.revision THEN 1 ELSE 0 END), 0) AS live FROM
  live_messages r LEFT JOIN messages m
  ON m.owner = r.owner AND m.chat_id = r.chat_id AND m.sequence = r.sequence WHERE true;

-- check: messages
SELECT count(*) AS looked_at,
  COALESCE(sum(CASE WHEN
  r.parent_sequence IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM messages p WHERE p.owner = r.owner AND p.chat_id = r.chat_id
  AND p.sequence = r.parent_sequence AND p.sequence < r.sequence) THEN 1 ELSE 0 END), 0) AS parents,
  COALESCE(sum(CASE WHEN (o.revision IS NULL OR r.revision > o.revision OR r.revision <= o.cleared) THEN 1 ELSE 0 END), 0) AS lines,
  COALESCE(sum(CASE WHEN r.status = 'in_progress' AND l.owner IS NULL THEN 1 ELSE 0 END), 0) AS live,
  COALESCE(sum(CASE WHEN r.size <> octet_length(to_json(r.content)::text) + (
  SELECT 1 + COALESCE(sum(octet_length(i::text) - 9 + 1), 1)
  FROM jsonb_array_elements(r.attachments) AS i) + COALESCE(octet_length(to_json(r.format)::text), 4) + COALESCE(octet_length(r.payload), 4) + (
  SELECT 1 + COALESCE(sum(octet_length(to_json(n.key)::text) + octet_length(to_json(n.value)::text) + 2), 1)
  FROM jsonb_each_text(r.metadata) AS n) THEN 1 ELSE 0 END), 0) AS sizes FROM
  messages r LEFT JOIN owners o ON o.owner = r.owner
  LEFT JOIN live_messages l
  ON l.owner = r.owner AND l.chat_id = r.chat_id AND l.sequence = r.sequence WHERE
  (r.owner, r.chat_id) > ($1, $2)
  AND (r.owner, r.chat_id) <= ($3, $4);

-- check: next chats
SELECT c.owner, c.id, c.message_count FROM chats c
  WHERE (c.owner, c.id) > ($1, $2) ORDER BY c.owner, c.id LIMIT $3;

-- check: shared numbers
SELECT t.owner, t.revision, t.old, t.total FROM (
  SELECT s.owner, s.revision, s.old, count(*) OVER (PARTITION BY s.old) AS total,
  row_number() OVER (PARTITION BY s.old ORDER BY s.owner, s.revision) AS place
  FROM (
  SELECT g.owner, g.revision, CASE
  WHEN g.chats = g.holders AND g.revision < o.revision - o.revision % 1000000 THEN 1
  ELSE 0 END AS old
  FROM (
  SELECT n.owner, n.revision, count(*) AS holders, count(DISTINCT n.chat_id) AS chats
  FROM (
  SELECT m.owner, m.revision, m.chat_id, m.sequence FROM messages m
  UNION ALL
  SELECT c.owner, c.revision, c.id, NULL FROM chats c
  WHERE c.revision > COALESCE((
  SELECT max(m.revision) FROM messages m WHERE m.owner = c.owner AND m.chat_id = c.id AND m.revision > 0), 0)
  UNION ALL
  SELECT d.owner, d.revision, d.chat_id, NULL FROM deletions d) n GROUP BY n.owner, n.revision HAVING count(*) > 1) g
  LEFT JOIN owners o ON o.owner = g.owner) s) t
  WHERE t.place <= $1 ORDER BY t.old, t.owner, t.revision;

-- check: storage problems
SELECT 'the index ' || i.indexrelid::regclass || ' is not valid' AS problem
  FROM pg_index i WHERE
  i.indrelid IN ('owners'::regclass, 'chats'::regclass, 'messages'::regclass,
  'live_messages'::regclass, 'deletions'::regclass) AND NOT (i.indisvalid AND i.indisready)
  UNION ALL
  SELECT 'the constraint ' || k.conname || ' was never validated'
  FROM pg_constraint k WHERE
  k.conrelid IN ('owners'::regclass, 'chats'::regclass, 'messages'::regclass,
  'live_messages'::regclass, 'deletions'::regclass) AND NOT k.convalidated
  UNION ALL
  SELECT d.checksum_failures || ' pages were read whose checksum is wrong'
  FROM pg_stat_database d WHERE d.datname = current_database() AND d.checksum_failures > 0;

-- check: storage size
SELECT (SELECT count(*) FROM pg_index i WHERE
  i.indrelid IN ('owners'::regclass, 'chats'::regclass, 'messages'::regclass,
  'live_messages'::regclass, 'deletions'::regclass)) + (SELECT count(*) FROM pg_constraint k WHERE
  k.conrelid IN ('owners'::regclass, 'chats'::regclass, 'messages'::regclass,
  'live_messages'::regclass, 'deletions'::regclass)) AS rows;

-- check: strays
SELECT count(*) AS looked_at,
  COALESCE(sum(CASE WHEN NOT EXISTS (SELECT 1 FROM chats c WHERE c.owner = r.owner AND c.id = r.chat_id) THEN 1 ELSE 0 END), 0) AS strays FROM messages r WHERE true;

-- content tails
SELECT m.owner, m.chat_id, m.id, CAST(e.value ->> 3 AS INTEGER) AS start,
  substr(m.content, CAST(e.value ->> 3 AS INTEGER) + 1) AS text
  FROM json_array_elements($1::json) AS e CROSS JOIN LATERAL (SELECT * FROM messages m WHERE m.owner = e.value ->> 0 AND m.chat_id = (e.value ->> 1)::uuid
  AND m.id = (e.value ->> 2)::uuid OFFSET 0) m;

-- contents
SELECT (SELECT count(*) FROM chats) AS chats, (SELECT count(*) FROM messages) AS messages;

-- copy chat
INSERT INTO chats (owner, id, title, metadata, pinned, archived, message_count, last_activity_at, created_at, updated_at, revision, idempotency_key, request_hash, largest_message) SELECT CAST($1 AS TEXT), r.id, r.title, r.metadata, r.pinned, r.archived, r.message_count, r.last_activity_at, r.created_at, r.updated_at, $2, CASE WHEN NOT EXISTS (SELECT 1 FROM chats t
  WHERE t.owner = $1 AND t.idempotency_key = r.idempotency_key) THEN r.idempotency_key END, CASE WHEN NOT EXISTS (SELECT 1 FROM chats t
  WHERE t.owner = $1 AND t.idempotency_key = r.idempotency_key) THEN r.request_hash END, r.largest_message FROM chats r WHERE r.owner = $3 AND r.id = $4;

-- copy live messages
INSERT INTO live_messages (owner, chat_id, sequence, touched_at, rewritten) SELECT CAST($1 AS TEXT), r.chat_id, r.sequence, r.touched_at, (
  SELECT n.revision FROM messages n
  WHERE n.owner = $1 AND n.chat_id = r.chat_id AND n.sequence = r.sequence) FROM live_messages r
  WHERE r.owner = $2 AND r.chat_id = $3;

-- copy messages
INSERT INTO messages (owner, chat_id, sequence, id, role, status, parent_sequence, size, created_at, updated_at, revision, idempotency_key, request_hash, idempotency_span, format, metadata, content, attachments, payload) SELECT CAST($2 AS TEXT), r.chat_id, r.sequence, r.id, r.role, r.status, r.parent_sequence, r.size, r.created_at, r.updated_at, $1 + row_number() OVER (ORDER BY r.revision, r.sequence), r.idempotency_key, r.request_hash, r.idempotency_span, r.format, r.metadata, r.content, r.attachments, r.payload FROM messages r
  WHERE r.owner = $3 AND r.chat_id = $4
  AND r.revision > $5 AND r.revision <= $6 ORDER BY r.sequence;

-- drop chat
DELETE FROM chats WHERE owner = $1 AND id = $2;

-- drop messages
DELETE FROM messages AS r WHERE r.owner = $1 AND r.chat_id = $2
  AND r.sequence > $3 AND r.sequence <= $4;

-- forget deletions
DELETE FROM deletions WHERE owner = $1;

-- free keys
UPDATE messages SET idempotency_key = e.value ->> 3, request_hash = e.value ->> 4, idempotency_span = (e.value ->> 5)::BIGINT
  FROM (SELECT * FROM json_array_elements($1::json) LIMIT $2) AS e WHERE messages.owner = e.value ->> 0 AND messages.chat_id = (e.value ->> 1)::UUID AND messages.sequence = (e.value ->> 2)::BIGINT
  AND (messages.owner = ANY ($3::text[]) OR messages.owner = $4);

-- grow messages
UPDATE messages SET status = e.value ->> 3, size = (e.value ->> 4)::BIGINT, updated_at = (e.value ->> 5)::TIMESTAMPTZ(3), revision = (e.value ->> 6)::BIGINT, metadata = (e.value ->> 7)::JSONB, content = messages.content || (e.value ->> 8)
  FROM (SELECT * FROM json_array_elements($1::json) LIMIT $2) AS e WHERE messages.owner = e.value ->> 0 AND messages.chat_id = (e.value ->> 1)::UUID AND messages.sequence = (e.value ->> 2)::BIGINT
  AND (messages.owner = ANY ($3::text[]) OR messages.owner = $4);

-- insert deletions
INSERT INTO deletions (owner, revision, chat_id)
  SELECT e.value ->> 0, (e.value ->> 1)::BIGINT, (e.value ->> 2)::UUID FROM json_array_elements($1::json) AS e;

-- insert messages
INSERT INTO messages (owner, chat_id, sequence, id, role, status, parent_sequence, size, created_at, updated_at, revision, idempotency_key, request_hash, idempotency_span, format, metadata, content, attachments, payload)
  SELECT e.value ->> 0, (e.value ->> 1)::UUID, (e.value ->> 2)::BIGINT, (e.value ->> 3)::UUID, e.value ->> 4, e.value ->> 5, (e.value ->> 6)::BIGINT, (e.value ->> 7)::BIGINT, (e.value ->> 8)::TIMESTAMPTZ(3), (e.value ->> 9)::TIMESTAMPTZ(3), (e.value ->> 10)::BIGINT, e.value ->> 11, e.value ->> 12, (e.value ->> 13)::BIGINT, e.value ->> 14, (e.value ->> 15)::JSONB, e.value ->> 16, (e.value ->> 17)::JSONB, e.value ->> 18 FROM json_array_elements($1::json) AS e;

-- key spans
SELECT DISTINCT k.owner, k.chat_id, k.idempotency_key, k.sequence, k.idempotency_span, (
  SELECT count(*) FROM messages o
  WHERE o.owner = k.owner AND o.chat_id = k.chat_id AND o.status <> 'deleted'
  AND o.sequence >= k.sequence AND o.sequence < k.sequence + k.idempotency_span) AS alive
  FROM json_array_elements($1::json) AS e CROSS JOIN LATERAL (SELECT * FROM messages m WHERE m.owner = e.value ->> 0 AND m.chat_id = (e.value ->> 1)::uuid
  AND m.id = (e.value ->> 2)::uuid OFFSET 0) m
  CROSS JOIN LATERAL (SELECT * FROM messages k WHERE k.owner = m.owner AND k.chat_id = m.chat_id
  AND k.sequence > m.sequence - 100 AND k.sequence <= m.sequence
  AND k.sequence + k.idempotency_span > m.sequence OFFSET 0) k;

-- last touched
SELECT l.owner, l.chat_id, m.id, l.touched_at
  FROM json_array_elements($1::json) AS e CROSS JOIN LATERAL (SELECT * FROM messages m WHERE m.owner = e.value ->> 0 AND m.chat_id = (e.value ->> 1)::uuid
  AND m.id = (e.value ->> 2)::uuid OFFSET 0) m
  CROSS JOIN LATERAL (SELECT * FROM live_messages l WHERE l.owner = m.owner AND l.chat_id = m.chat_id AND l.sequence = m.sequence OFFSET 0) l;

-- line revision
SELECT o.revision FROM owners o WHERE o.owner = $1;

-- lines
SELECT o.owner, o.revision FROM owners o WHERE o.owner = ANY ($1::text[]);

-- list changes
SELECT o.revision, o.cleared, (SELECT COALESCE(json_agg(json_build_array(id, title, metadata::json, pinned, archived, message_count, last_activity_at, created_at, updated_at, revision)), '[]')::text FROM (SELECT * FROM chats c WHERE c.owner = o.owner AND c.revision > $1 ORDER BY c.revision LIMIT $2) AS folded) AS chats,
  (SELECT COALESCE(json_agg(json_build_array(revision, chat_id)), '[]')::text FROM (SELECT * FROM deletions c WHERE c.owner = o.owner AND c.revision > $1 ORDER BY c.revision LIMIT $2) AS folded) AS deletions,
  (SELECT count(*) FROM (SELECT 1 FROM chats c WHERE c.owner = o.owner AND c.revision > $1 LIMIT $3) s) + (SELECT count(*) FROM (SELECT 1 FROM deletions c WHERE c.owner = o.owner AND c.revision > $1 LIMIT $3) s) AS count
  FROM owners o WHERE o.owner = $4;

-- list chats
SELECT (SELECT o.revision FROM owners o WHERE o.owner = $1) AS revision, (SELECT COALESCE(json_agg(json_build_array(id, title, metadata::json, pinned, archived, message_count, last_activity_at, created_at, updated_at, revision)), '[]')::text FROM (
  SELECT * FROM chats c WHERE c.owner = $1 AND c.archived = $2
  AND (c.last_activity_at, c.id) < ($3, $4)
  ORDER BY c.last_activity_at DESC, c.id DESC LIMIT $5) AS folded) AS page;

-- list chats that are not pinned
SELECT (SELECT o.revision FROM owners o WHERE o.owner = $1) AS revision, (SELECT COALESCE(json_agg(json_build_array(id, title, metadata::json, pinned, archived, message_count, last_activity_at, created_at, updated_at, revision)), '[]')::text FROM (
  SELECT * FROM chats c WHERE c.owner = $1 AND c.archived = $2 AND NOT c.pinned
  AND (c.last_activity_at, c.id) < ($3, $4)
  ORDER BY c.last_activity_at DESC, c.id DESC LIMIT $5) AS folded) AS page;

-- list messages ASC
SELECT c.revision, c.message_count, CASE WHEN (c.largest_message + $4) * LEAST($3, c.message_count) <= $6 THEN (SELECT COALESCE(json_agg(json_build_array(chat_id, sequence, id, role, status, parent_sequence, created_at, updated_at, revision, format, metadata::json, content, attachments::json, payload)), '[]')::text FROM (SELECT * FROM messages m WHERE m.owner = c.owner AND m.chat_id = c.id
  AND m.sequence > $2 AND m.sequence <
  (CASE WHEN (c.largest_message + $4) * $3 <= $5 THEN LEAST($1, $2 + $3 + 1)
  ELSE COALESCE((
  SELECT min(s.sequence) FROM (
  SELECT m.sequence, row_number() OVER (ORDER BY m.sequence ASC) AS place,
  sum(m.size + $4) OVER (ORDER BY m.sequence ASC) AS bytes
  FROM messages m WHERE m.owner = c.owner AND m.chat_id = c.id
  AND m.sequence > $2 AND m.sequence < LEAST($1, $2 + $3 + 1)
  ) s WHERE s.place > 1 AND s.bytes > $5), LEAST($1, $2 + $3 + 1)) END) ORDER BY m.sequence ASC) AS folded) END AS messages
  FROM chats c WHERE c.owner = $7 AND c.id = $8;

-- list messages DESC
SELECT c.revision, c.message_count, CASE WHEN (c.largest_message + $4) * LEAST($3, c.message_count) <= $6 THEN (SELECT COALESCE(json_agg(json_build_array(chat_id, sequence, id, role, status, parent_sequence, created_at, updated_at, revision, format, metadata::json, content, attachments::json, payload)), '[]')::text FROM (SELECT * FROM messages m WHERE m.owner = c.owner AND m.chat_id = c.id
  AND m.sequence >
  (CASE WHEN (c.largest_message + $4) * $3 <= $5 THEN GREATEST($2, LEAST($1, c.message_count + 1) - $3 - 1)
  ELSE COALESCE((
  SELECT max(s.sequence) FROM (
  SELECT m.sequence, row_number() OVER (ORDER BY m.sequence DESC) AS place,
  sum(m.size + $4) OVER (ORDER BY m.sequence DESC) AS bytes
  FROM messages m WHERE m.owner = c.owner AND m.chat_id = c.id
  AND m.sequence > GREATEST($2, LEAST($1, c.message_count + 1) - $3 - 1) AND m.sequence < LEAST($1, c.message_count + 1)
  ) s WHERE s.place > 1 AND s.bytes > $5), GREATEST($2, LEAST($1, c.message_count + 1) - $3 - 1)) END) AND m.sequence < LEAST($1, c.message_count + 1) ORDER BY m.sequence DESC) AS folded) END AS messages
  FROM chats c WHERE c.owner = $7 AND c.id = $8;

-- list pinned chats
SELECT (SELECT o.revision FROM owners o WHERE o.owner = $1) AS revision, (SELECT COALESCE(json_agg(json_build_array(id, title, metadata::json, pinned, archived, message_count, last_activity_at, created_at, updated_at, revision)), '[]')::text FROM (
  SELECT * FROM chats c WHERE c.owner = $1 AND c.archived = $2 AND c.pinned
  AND (c.last_activity_at, c.id) < ($3, $4)
  ORDER BY c.last_activity_at DESC, c.id DESC LIMIT $5) AS folded) AS page;

-- lock lines
SELECT o.owner, o.revision FROM owners o WHERE o.owner = ANY ($1::text[])
  ORDER BY o.owner FOR UPDATE OF o;

-- message heads
SELECT m.owner, m.chat_id, m.sequence, m.id, m.role, m.status, m.parent_sequence, m.size,
  m.created_at, m.updated_at, m.revision, m.metadata,
  CASE WHEN m.status = 'in_progress' THEN length(m.content) END AS length
  FROM json_array_elements($1::json) AS e CROSS JOIN LATERAL (SELECT * FROM messages m WHERE m.owner = e.value ->> 0 AND m.chat_id = (e.value ->> 1)::uuid
  AND m.id = (e.value ->> 2)::uuid OFFSET 0) m;

-- message revision
SELECT (
  SELECT m.revision FROM messages m
  WHERE m.owner = c.owner AND m.chat_id = c.id AND m.id = $1) AS revision
  FROM chats c WHERE c.owner = $2 AND c.id = $3;

-- message span by revision
SELECT e.upto, (
  SELECT count(*) FROM messages m WHERE m.owner = $1 AND m.chat_id = $2
  AND m.revision > $3 AND m.revision <= e.upto) AS messages
  FROM (
  SELECT max(s.revision) AS upto FROM (
  SELECT f.revision, row_number() OVER (ORDER BY f.revision) AS place,
  sum(f.size) OVER (ORDER BY f.revision) AS bytes
  FROM (
  SELECT m.revision, m.size FROM messages m
  WHERE m.owner = $1 AND m.chat_id = $2 AND m.revision > $3
  ORDER BY m.revision LIMIT $4) f
  ) s WHERE s.place = 1 OR s.bytes <= $5) e;

-- message span by sequence
SELECT e.upto, (
  SELECT count(*) FROM messages m WHERE m.owner = $1 AND m.chat_id = $2
  AND m.sequence > $3 AND m.sequence <= e.upto) AS messages
  FROM (
  SELECT max(s.sequence) AS upto FROM (
  SELECT f.sequence, row_number() OVER (ORDER BY f.sequence) AS place,
  sum(f.size) OVER (ORDER BY f.sequence) AS bytes
  FROM (
  SELECT m.sequence, m.size FROM messages m
  WHERE m.owner = $1 AND m.chat_id = $2 AND m.sequence > $3
  ORDER BY m.sequence LIMIT $4) f
  ) s WHERE s.place = 1 OR s.bytes <= $5) e;

-- messages at sequences
SELECT (SELECT COALESCE(json_agg(json_build_array(chat_id, sequence, id, role, status, parent_sequence, created_at, updated_at, revision, format, metadata::json, content, attachments::json, payload)), '[]')::text FROM (SELECT * FROM messages m WHERE m.owner = $1 AND m.chat_id = $2
  AND m.sequence IN (SELECT (e.value #>> '{}')::BIGINT FROM json_array_elements($3::json) AS e) ORDER BY m.sequence ASC) AS folded) AS messages;

-- move chats
UPDATE chats SET message_count = (e.value ->> 2)::BIGINT, revision = (e.value ->> 3)::BIGINT, last_activity_at = (e.value ->> 4)::TIMESTAMPTZ(3), updated_at = (e.value ->> 5)::TIMESTAMPTZ(3), largest_message = (e.value ->> 6)::BIGINT
  FROM (SELECT * FROM json_array_elements($1::json) LIMIT $2) AS e WHERE chats.owner = e.value ->> 0 AND chats.id = (e.value ->> 1)::UUID
  AND (chats.owner = ANY ($3::text[]) OR chats.owner = $4);

-- move lines
WITH moved AS (
  UPDATE owners SET revision = (e.value ->> 1)::BIGINT,
  cleared = GREATEST(cleared, (e.value ->> 2)::BIGINT)
  FROM (SELECT * FROM json_array_elements($1::json) LIMIT $2) AS e WHERE owners.owner = e.value ->> 0
  AND (owners.owner = ANY ($3::text[]) OR owners.owner = $4))
  SELECT pg_notify('aldar_kose_lines',
  CASE WHEN octet_length($1::json::text) < 8000 THEN $1::json::text ELSE '' END);

-- oldest live messages
SELECT l.owner, l.chat_id, m.id, l.touched_at
  FROM live_messages l JOIN messages m
  ON m.owner = l.owner AND m.chat_id = l.chat_id AND m.sequence = l.sequence
  ORDER BY l.touched_at LIMIT $1;

-- one message
SELECT c.revision, (SELECT COALESCE(json_agg(json_build_array(chat_id, sequence, id, role, status, parent_sequence, created_at, updated_at, revision, format, metadata::json, content, attachments::json, payload)), '[]')::text FROM (SELECT * FROM messages m WHERE m.owner = c.owner AND m.chat_id = c.id AND m.id = $1 ORDER BY m.sequence ASC) AS folded) AS messages
  FROM chats c WHERE c.owner = $2 AND c.id = $3;

-- owned chats
SELECT count(*) AS chats, COALESCE(sum(c.message_count), 0) AS messages
  FROM chats c WHERE c.owner = $1;

-- replace messages
UPDATE messages SET role = e.value ->> 3, status = e.value ->> 4, size = (e.value ->> 5)::BIGINT, updated_at = (e.value ->> 6)::TIMESTAMPTZ(3), revision = (e.value ->> 7)::BIGINT, format = e.value ->> 8, metadata = (e.value ->> 9)::JSONB, content = e.value ->> 10, attachments = (e.value ->> 11)::JSONB, payload = e.value ->> 12
  FROM (SELECT * FROM json_array_elements($1::json) LIMIT $2) AS e WHERE messages.owner = e.value ->> 0 AND messages.chat_id = (e.value ->> 1)::UUID AND messages.sequence = (e.value ->> 2)::BIGINT
  AND (messages.owner = ANY ($3::text[]) OR messages.owner = $4);

-- settle live messages
DELETE FROM live_messages WHERE (owner, chat_id, sequence) IN (
  SELECT e.value ->> 0, (e.value ->> 1)::uuid, (e.value ->> 2)::BIGINT
  FROM (SELECT * FROM json_array_elements($1::json) LIMIT $2) AS e) AND (owner = ANY ($3::text[]) OR owner = $4);

-- touch live messages
INSERT INTO live_messages (owner, chat_id, sequence, touched_at, rewritten)
  SELECT e.value ->> 0, (e.value ->> 1)::UUID, (e.value ->> 2)::BIGINT, (e.value ->> 3)::TIMESTAMPTZ(3), (e.value ->> 4)::BIGINT
  FROM json_array_elements($1::json) AS e WHERE true
  ON CONFLICT (owner, chat_id, sequence) DO UPDATE SET touched_at = excluded.touched_at,
  rewritten = GREATEST(live_messages.rewritten, excluded.rewritten);

-- used keys
SELECT m.owner, m.chat_id, m.idempotency_key, m.request_hash, m.sequence
  FROM json_array_elements($1::json) AS e CROSS JOIN LATERAL (SELECT * FROM messages m WHERE m.owner = e.value ->> 0 AND m.chat_id = (e.value ->> 1)::uuid
  AND m.idempotency_key = e.value ->> 2 OFFSET 0) m;

-- by a model
SELECT o.owner, o.revision FROM owners o WHERE o.owner = ANY ($1::text[])
  ORDER BY o.owner FOR UPDATE OF o

-- by a model
SELECT "owner", "id", "title", "metadata", "pinned", "archived", "message_count", "last_activity_at", "created_at", "updated_at", "revision", "idempotency_key", "request_hash", "largest_message" FROM "chats" AS "chats" WHERE "chats"."owner" = 'local' AND "chats"."idempotency_key" = 'statements';

-- by a model
SELECT count(*) AS "count" FROM "chats" AS "chats" WHERE "chats"."owner" = 'local' AND "chats"."id" = '019aae1c-2f3b-7c5d-9e41-6a0c8b1f2d10';

-- by a model
INSERT INTO "chats" ("owner","id","title","metadata","pinned","archived","message_count","last_activity_at","created_at","updated_at","revision","idempotency_key","request_hash","largest_message") VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14);

-- by a model
SELECT "owner", "id", "title", "metadata", "pinned", "archived", "message_count", "last_activity_at", "created_at", "updated_at", "revision", "idempotency_key", "request_hash", "largest_message" FROM "chats" AS "chats" WHERE "chats"."owner" = 'local' AND "chats"."id" = '019aae1c-2f3b-7c5d-9e41-6a0c8b1f2d10';

-- by a model
UPDATE "chats" SET "pinned"=$1,"revision"=$2 WHERE "owner" = $3 AND "id" = $4

-- by a model
DELETE FROM "chats" WHERE "owner" = 'local' AND "id" = '019aae1c-2f3b-7c5d-9e41-6a0c8b1f2d10'
