-- Makes of every table with an owner one that is partitioned by the hash of its owner: into 16 partitions, or as many
-- as aldar_kose.partitions says. Rows, defaults, constraints, indexes, statistics, their names and their owner are as before; grants
-- have to be repeated. It is one transaction, which copies every row while nobody else reads or writes the tables.
--
--   psql -v ON_ERROR_STOP=1 -f scripts/partition-by-owner.sql "$DATABASE_URL"
--   PGOPTIONS='-c aldar_kose.partitions=64' psql …
DO $$
DECLARE
  tables CONSTANT text[] := ARRAY['owners', 'chats', 'messages', 'live_messages', 'deletions'];
  partitions CONSTANT int := coalesce(nullif(current_setting('aldar_kose.partitions', true), ''), '16');
  indexes text[];
  keys text[];
  foreign_keys text[];
  statistics text[];
  name text;
  command text;
BEGIN
  PERFORM pg_advisory_xact_lock(4711202611); -- no server migrates meanwhile
  FOREACH name IN ARRAY tables LOOP
    EXECUTE format('LOCK TABLE %I IN ACCESS EXCLUSIVE MODE', name);
    IF (SELECT relkind FROM pg_class WHERE oid = name::regclass) <> 'r' THEN
      RAISE EXCEPTION '% is partitioned already.', name;
    END IF;
  END LOOP;

  SELECT
    array_agg(format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)))
      FILTER (WHERE contype <> 'f'),
    array_agg(format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)))
      FILTER (WHERE contype = 'f')
    INTO keys, foreign_keys
    FROM pg_constraint WHERE conrelid = ANY (tables::regclass[]);
  SELECT array_agg(pg_get_indexdef(indexrelid)) INTO indexes FROM pg_index i
    WHERE indrelid = ANY (tables::regclass[])
      AND NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conindid = i.indexrelid AND contype <> 'f');
  SELECT array_agg(pg_get_statisticsobjdef(oid)) INTO statistics FROM pg_statistic_ext
    WHERE stxrelid = ANY (tables::regclass[]);

  FOR command IN
    SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname)
      FROM pg_constraint WHERE conrelid = ANY (tables::regclass[]) AND contype = 'f' LOOP
    EXECUTE command;
  END LOOP;
  FOREACH name IN ARRAY tables LOOP
    EXECUTE format('ALTER TABLE %I RENAME TO %I', name, 'old_' || name);
    EXECUTE format('CREATE TABLE %I (LIKE %I INCLUDING ALL EXCLUDING INDEXES EXCLUDING CONSTRAINTS EXCLUDING STATISTICS)
      PARTITION BY HASH (owner)', name, 'old_' || name);
    FOR i IN 0 .. partitions - 1 LOOP
      EXECUTE format('CREATE TABLE %I PARTITION OF %I FOR VALUES WITH (MODULUS %s, REMAINDER %s)',
        name || '_p' || i, name, partitions, i);
      IF name = 'messages' THEN -- each partition is planned for by itself
        EXECUTE format('CREATE STATISTICS %I (dependencies) ON owner, chat_id FROM %I',
          'messages_of_chats_p' || i, name || '_p' || i);
      END IF;
    END LOOP;
    EXECUTE format('INSERT INTO %I SELECT * FROM %I', name, 'old_' || name);
    EXECUTE format('DROP TABLE %I', 'old_' || name); -- and its indexes, whose names are free then
  END LOOP;
  FOREACH command IN ARRAY keys || indexes || statistics || foreign_keys LOOP
    EXECUTE command;
  END LOOP;
END $$;

-- Autovacuum analyses each partition, and never the whole (PostgreSQL manual, 25.1.3).
ANALYZE owners, chats, messages, live_messages, deletions;
