import type { Database } from '../db/database';
import type { Whole } from '../db/models/columns';
import { chatRevision, type ChatKey } from '../db/queries/chats';
import type { On, Statement } from '../db/queries/statement';

/**
 * Runs a statement that reads one chat. Where there is a standby it answers,
 * provided that it is as new: the revision grows with every change to the chat
 * or its messages, and the primary tells it by a look at one row. So a client
 * always reads what it has written.
 */
export function chatReader({ reader, replica }: Pick<Database, 'reader' | 'replica'>) {
  return async <Inputs extends ChatKey, Row extends { readonly revision: Whole }>(
    read: Statement<Inputs, Row>,
    inputs: Inputs,
  ): Promise<Row | undefined> => {
    const one = async (on: On) => (await read(on, inputs))[0];
    if (!replica) return one(reader);
    const [now] = await chatRevision(reader, inputs);
    if (!now) return undefined;
    const row = await one(replica).catch(() => undefined);
    return row && Number(row.revision) >= Number(now.revision) ? row : one(reader);
  };
}
