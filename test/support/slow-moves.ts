import type { Database } from '../../src/db/database';
import { changeDatabase } from './change-database';

/** What each chat that is inserted has to wait for. */
const SLOW = {
  sqlite: [
    `CREATE VIEW a_while AS WITH RECURSIVE n (i) AS (
       SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 50000) SELECT count(*) AS n FROM n`,
    'CREATE TRIGGER slow AFTER INSERT ON chats BEGIN SELECT n FROM a_while; END',
  ],
  postgres: [
    `CREATE FUNCTION a_while() RETURNS trigger LANGUAGE plpgsql AS
       'BEGIN PERFORM pg_sleep(0.02); RETURN NULL; END'`,
    'CREATE TRIGGER slow AFTER INSERT ON chats FOR EACH ROW EXECUTE FUNCTION a_while()',
  ],
};

/**
 * Lets each chat take about 20 milliseconds to move to another owner, so that whoever
 * moves many is still at work when it is seen to have begun.
 * @returns a function that lets them move as fast as they can again.
 */
export async function slowMoves(database: Database): Promise<() => Promise<void>> {
  const { name } = database.reader.dialect;
  await changeDatabase(database, SLOW[name]);
  return () =>
    changeDatabase(database, [`DROP TRIGGER slow${name === 'postgres' ? ' ON chats' : ''}`]);
}
