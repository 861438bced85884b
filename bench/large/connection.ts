import { Client, type QueryResultRow } from 'pg';

/** A connection to look at a database with, and to change its settings. */
export interface Connection {
  readonly rows: <Row extends QueryResultRow>(
    sql: string,
    bind?: readonly unknown[],
  ) => Promise<Row[]>;
  readonly one: <Row extends QueryResultRow>(
    sql: string,
    bind?: readonly unknown[],
  ) => Promise<Row>;
  /** @returns milliseconds. */
  readonly timed: (sql: string) => Promise<number>;
}

export async function withConnection<T>(
  url: string,
  work: (on: Connection) => Promise<T>,
): Promise<T> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const rows = async <Row extends QueryResultRow>(sql: string, bind: readonly unknown[] = []) =>
    (await client.query<Row>(sql, [...bind])).rows;
  try {
    return await work({
      rows,
      one: async <Row extends QueryResultRow>(sql: string, bind: readonly unknown[] = []) =>
        (await rows<Row>(sql, bind))[0]!,
      timed: async (sql) => {
        const begun = performance.now();
        await client.query(sql);
        return performance.now() - begun;
      },
    });
  } finally {
    await client.end();
  }
}

/** Another database of the same server. */
export function beside(url: string, suffix: string): string {
  const other = new URL(url);
  other.pathname += suffix;
  return other.href;
}

/** Makes an empty database anew; `remove` takes it away. */
export async function emptyDatabase(
  server: string,
  url: string,
): Promise<{ readonly remove: () => Promise<void> }> {
  const name = `"${decodeURIComponent(new URL(url).pathname.slice(1))}"`;
  const remove = () =>
    withConnection(server, async ({ rows }) => {
      await rows(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    });
  await remove();
  await withConnection(server, ({ rows }) => rows(`CREATE DATABASE ${name}`));
  return { remove };
}
