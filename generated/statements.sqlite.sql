-- chat revision
SELECT c.revision FROM chats c WHERE c.owner = $1 AND c.id = $2;

-- chat with messages
SELECT c.id, c.title, c.metadata, c.pinned, c.archived, c.message_count, c.last_activity_at, c.created_at, c.updated_at, c.revision, (SELECT json_group_array(json_array(chat_id, sequence, id, role, content, status, json(metadata), created_at, updated_at, revision)) FROM (SELECT * FROM messages m WHERE m.owner = c.owner AND m.chat_id = c.id
  AND m.sequence > $1 AND m.sequence < min($2, $1 + $3 + 1) ORDER BY m.sequence ASC) AS folded) AS messages,
  (SELECT json_group_array(json_array(sequence, type, url, alt, width, height)) FROM (SELECT * FROM message_attachments a WHERE a.owner = c.owner AND a.chat_id = c.id
  AND a.sequence > $1 AND a.sequence < min($2, $1 + $3 + 1)
  ORDER BY a.sequence, a.position) AS folded) AS attachments
  FROM chats c WHERE c.owner = $4 AND c.id = $5;

-- insert message_attachments
INSERT INTO message_attachments (owner, chat_id, sequence, position, type, url, alt, width, height)
  SELECT e.value ->> 0, e.value ->> 1, e.value ->> 2, e.value ->> 3, e.value ->> 4, e.value ->> 5, e.value ->> 6, e.value ->> 7, e.value ->> 8 FROM json_each($1) AS e;

-- insert messages
INSERT INTO messages (owner, chat_id, sequence, id, role, content, status, metadata, created_at, updated_at, revision, idempotency_key, request_hash)
  SELECT e.value ->> 0, e.value ->> 1, e.value ->> 2, e.value ->> 3, e.value ->> 4, e.value ->> 5, e.value ->> 6, e.value ->> 7, e.value ->> 8, e.value ->> 9, e.value ->> 10, e.value ->> 11, e.value ->> 12 FROM json_each($1) AS e;

-- list chats
SELECT (SELECT json_group_array(json_array(id, title, json(metadata), pinned, archived, message_count, last_activity_at, created_at, updated_at, revision)) FROM (
  SELECT * FROM chats c WHERE c.owner = $1 AND c.archived = $2
  AND (c.last_activity_at, c.id) < ($3, $4)
  ORDER BY c.last_activity_at DESC, c.id DESC LIMIT $5) AS folded) AS page;

-- list chats by pin
SELECT (SELECT json_group_array(json_array(id, title, json(metadata), pinned, archived, message_count, last_activity_at, created_at, updated_at, revision)) FROM (
  SELECT * FROM chats c WHERE c.owner = $1 AND c.archived = $2
  AND c.pinned = $3 AND (c.last_activity_at, c.id) < ($4, $5)
  ORDER BY c.last_activity_at DESC, c.id DESC LIMIT $6) AS folded) AS page;

-- list messages ASC
SELECT c.revision, c.message_count, (SELECT json_group_array(json_array(chat_id, sequence, id, role, content, status, json(metadata), created_at, updated_at, revision)) FROM (SELECT * FROM messages m WHERE m.owner = c.owner AND m.chat_id = c.id
  AND m.sequence > $1 AND m.sequence < min($2, $1 + $3 + 1) ORDER BY m.sequence ASC) AS folded) AS messages,
  (SELECT json_group_array(json_array(sequence, type, url, alt, width, height)) FROM (SELECT * FROM message_attachments a WHERE a.owner = c.owner AND a.chat_id = c.id
  AND a.sequence > $1 AND a.sequence < min($2, $1 + $3 + 1)
  ORDER BY a.sequence, a.position) AS folded) AS attachments
  FROM chats c WHERE c.owner = $4 AND c.id = $5;

-- list messages DESC
SELECT c.revision, c.message_count, (SELECT json_group_array(json_array(chat_id, sequence, id, role, content, status, json(metadata), created_at, updated_at, revision)) FROM (SELECT * FROM messages m WHERE m.owner = c.owner AND m.chat_id = c.id
  AND m.sequence > max($1, min($2, c.message_count + 1) - $3 - 1) AND m.sequence < $2 ORDER BY m.sequence DESC) AS folded) AS messages,
  (SELECT json_group_array(json_array(sequence, type, url, alt, width, height)) FROM (SELECT * FROM message_attachments a WHERE a.owner = c.owner AND a.chat_id = c.id
  AND a.sequence > max($1, min($2, c.message_count + 1) - $3 - 1) AND a.sequence < $2
  ORDER BY a.sequence, a.position) AS folded) AS attachments
  FROM chats c WHERE c.owner = $4 AND c.id = $5;

-- messages by id
SELECT m.owner, m.chat_id, m.id AS found, m.request_hash, m.sequence
  FROM json_each($1) AS e JOIN messages m
  ON m.owner = e.value ->> 0 AND m.chat_id = e.value ->> 1
  AND m.id = e.value ->> 2;

-- messages by idempotency_key
SELECT m.owner, m.chat_id, m.idempotency_key AS found, m.request_hash, m.sequence
  FROM json_each($1) AS e JOIN messages m
  ON m.owner = e.value ->> 0 AND m.chat_id = e.value ->> 1
  AND m.idempotency_key = e.value ->> 2;

-- messages from a sequence
SELECT (SELECT json_group_array(json_array(chat_id, sequence, id, role, content, status, json(metadata), created_at, updated_at, revision)) FROM (SELECT * FROM messages m WHERE m.owner = $1 AND m.chat_id = $2
  AND m.sequence >= $3 AND m.sequence < $4 ORDER BY m.sequence ASC) AS folded) AS messages,
  (SELECT json_group_array(json_array(sequence, type, url, alt, width, height)) FROM (SELECT * FROM message_attachments a WHERE a.owner = $1 AND a.chat_id = $2
  AND a.sequence >= $3 AND a.sequence < $4
  ORDER BY a.sequence, a.position) AS folded) AS attachments;

-- move counters
WITH target AS (
  SELECT c.owner, c.id, CAST(e.value ->> 2 AS INTEGER) AS count
  FROM json_each($1) AS e JOIN chats c
  ON c.owner = e.value ->> 0 AND c.id = e.value ->> 1
  ORDER BY c.owner, c.id
  )
  UPDATE chats SET message_count = message_count + target.count,
  revision = revision + target.count, last_activity_at = $2, updated_at = $2
  FROM target WHERE chats.owner = target.owner AND chats.id = target.id
  RETURNING chats.owner, chats.id, message_count, revision;

-- one message
SELECT c.revision, (SELECT json_group_array(json_array(chat_id, sequence, id, role, content, status, json(metadata), created_at, updated_at, revision)) FROM (SELECT * FROM messages m WHERE m.owner = c.owner AND m.chat_id = c.id AND m.sequence = (
  SELECT s.sequence FROM messages s
  WHERE s.owner = c.owner AND s.chat_id = c.id AND s.id = $1) ORDER BY m.sequence ASC) AS folded) AS messages,
  (SELECT json_group_array(json_array(sequence, type, url, alt, width, height)) FROM (SELECT * FROM message_attachments a WHERE a.owner = c.owner AND a.chat_id = c.id AND a.sequence = (
  SELECT s.sequence FROM messages s
  WHERE s.owner = c.owner AND s.chat_id = c.id AND s.id = $1)
  ORDER BY a.sequence, a.position) AS folded) AS attachments FROM chats c WHERE c.owner = $2 AND c.id = $3;

-- by a model
SELECT `owner`, `id`, `title`, `metadata`, `pinned`, `archived`, `message_count`, `last_activity_at`, `created_at`, `updated_at`, `revision`, `idempotency_key`, `request_hash` FROM `chats` AS `chats` WHERE `chats`.`owner` = 'local' AND `chats`.`idempotency_key` = 'statements';

-- by a model
SELECT count(*) AS `count` FROM `chats` AS `chats` WHERE `chats`.`owner` = 'local' AND `chats`.`id` = '019aae1c-2f3b-7c5d-9e41-6a0c8b1f2d10';

-- by a model
INSERT INTO `chats` (`owner`,`id`,`title`,`metadata`,`pinned`,`archived`,`message_count`,`last_activity_at`,`created_at`,`updated_at`,`revision`,`idempotency_key`,`request_hash`) VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13);

-- by a model
SELECT `owner`, `id`, `title`, `metadata`, `pinned`, `archived`, `message_count`, `last_activity_at`, `created_at`, `updated_at`, `revision`, `idempotency_key`, `request_hash` FROM `chats` AS `chats` WHERE `chats`.`owner` = 'local' AND `chats`.`id` = '019aae1c-2f3b-7c5d-9e41-6a0c8b1f2d10';

-- by a model
UPDATE `chats` SET `pinned`=$1,`updated_at`=$2,`revision`=$3 WHERE `owner` = $4 AND `id` = $5

-- by a model
DELETE FROM `chats` WHERE `owner` = 'local' AND `id` = '019aae1c-2f3b-7c5d-9e41-6a0c8b1f2d10'
