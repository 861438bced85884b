import { freshDatabase } from '../support/fresh-database';
import { lineOf, startError } from '../support/start-error';
import { startServer } from '../support/server-process';

it.each([
  ['PORT', 'http'],
  ['DATABASE_URL', 'mysql://root@localhost/chats'],
  ['CORS_ORIGINS', 'https://app.example/path'],
  ['BODY_LIMIT', '1 mb'],
  ['METRICS', 'yes'],
])('A start with %s=%s ends with one line that names the variable.', async (name, value) => {
  expect(lineOf(await startError({ [name]: value }))).toMatch(new RegExp(`^${name} `));
});

it('A start on a taken port ends with one line that names it.', async () => {
  const [database, other] = await Promise.all([freshDatabase(), freshDatabase()]);
  const first = await startServer({ DATABASE_URL: database.url });
  const { port } = new URL(first.url);
  const failed = await startError({ DATABASE_URL: other.url, PORT: port });
  expect(await first.stop()).toBe(0);
  expect(lineOf(failed)).toBe(`PORT ${port} on 127.0.0.1 is taken by another process.`);
  await Promise.all([database.remove(), other.remove()]);
});

it.each(['192.0.2.1', 'no-such-host.invalid'])(
  'A start on %s, which is not ours, ends with one line that names HOST.',
  async (host) => {
    const database = await freshDatabase();
    const failed = await startError({ DATABASE_URL: database.url, HOST: host });
    expect(lineOf(failed)).toBe(`HOST ${host} is no address of this machine.`);
    await database.remove();
  },
);
