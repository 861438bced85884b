import type { Database } from '../db/database';
import type { Query } from '../db/tx';
import type { Whole } from './present';

/**
 * Makes a query for the row of one chat, whose `$1` and `$2` are the owner and
 * the chat and which selects `revision`. Where there is a standby it answers,
 * provided that it is as new: the revision grows with every change to the chat
 * or its messages, and the primary tells it by a look at one row. So a client
 * always reads what it has written.
 */
export function chatReader({ read, replica }: Pick<Database, 'read' | 'replica'>) {
  return async <Row extends { revision: Whole }>(
    sql: string,
    bind: readonly [owner: string, id: string, ...unknown[]],
  ): Promise<Row | undefined> => {
    if (!replica) return one<Row>(read, sql, bind);
    const now = await one<{ revision: Whole }>(read, REVISION, bind.slice(0, 2));
    if (!now) return undefined;
    const row = await one<Row>(replica, sql, bind).catch(() => undefined);
    return row && Number(row.revision) >= Number(now.revision) ? row : one<Row>(read, sql, bind);
  };
}

/** The revision of a chat. */
export const REVISION = 'SELECT c.revision FROM chats c WHERE c.owner = $1 AND c.id = $2';

async function one<Row extends object>(query: Query, sql: string, bind: readonly unknown[]) {
  const [row] = await query<Row>(sql, bind);
  return row;
}
