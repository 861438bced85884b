import { Client as Driver } from 'pg';

/** A statement as it was sent to PostgreSQL. */
export interface Sent {
  readonly sql: string;
  readonly values: readonly unknown[];
  /** The number of the connection that it was sent on. */
  readonly connection: number;
}

/** The statements that are sent to PostgreSQL while `work` is done, in their order, `BEGIN` and `COMMIT` among them. */
export async function sentDuring(work: () => Promise<unknown>): Promise<Sent[]> {
  const query = jest.spyOn(Driver.prototype, 'query');
  const sent: Sent[] = [];
  const connections: unknown[] = [];
  try {
    await work();
    query.mock.calls.forEach((call, i) => {
      const connection: unknown = query.mock.contexts[i];
      if (!connections.includes(connection)) connections.push(connection);
      sent.push({ ...statementOf(call), connection: connections.indexOf(connection) });
    });
  } finally {
    query.mockRestore();
  }
  return sent;
}

/** The driver takes a text and its values, or both as one object. */
function statementOf([first, second]: readonly unknown[]): Pick<Sent, 'sql' | 'values'> {
  if (typeof first === 'string')
    return { sql: first, values: Array.isArray(second) ? (second as unknown[]) : [] };
  const { text, values, name } = first as { text: string; values?: unknown[]; name?: string };
  // PostgreSQL would plan it without its values after a few times, and such plans are others.
  if (name !== undefined) throw new Error(`The statement ${name} is a prepared one.`);
  return { sql: text, values: values ?? [] };
}
