import { Client } from 'pg';
import { Database } from 'sqlite3';

/** Runs statements past the server, with no foreign key in their way. */
export async function damage(databaseUrl: string, sql: string): Promise<void> {
  if (databaseUrl.startsWith('sqlite:')) return onFile(databaseUrl.slice('sqlite:'.length), sql);
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query(`SET session_replication_role = replica; ${sql}`);
  } finally {
    await client.end();
  }
}

/** Foreign keys are off where nobody switches them on. */
async function onFile(path: string, sql: string): Promise<void> {
  const database = await new Promise<Database>((resolve, reject) => {
    const made: Database = new Database(path, (error) => (error ? reject(error) : resolve(made)));
  });
  try {
    await new Promise<void>((resolve, reject) =>
      database.exec(sql, (error) => (error ? reject(error) : resolve())),
    );
  } finally {
    await new Promise<void>((resolve) => database.close(() => resolve()));
  }
}
