import { useApp } from '../../support/app';
import { startCommand } from '../../support/command';
import { damage } from '../../support/damage';
import { storeVaried } from '../../support/varied-chats';

const app = useApp();
beforeAll(() => storeVaried(app.api));

/** With a password that trust makes nobody ask for. */
function withPassword(): URL {
  const url = new URL(app.databaseUrl);
  url.password ||= 'se%20cret';
  return url;
}

it('The command tells that nothing is wrong, and what else looks over the pages.', async () => {
  const { code, output, errors } = await startCommand('check-database', withPassword().href).ended;
  expect({ code, errors }).toEqual({ code: 0, errors: '' });
  expect(output).toMatch(/^Nothing is wrong in PostgreSQL at [\w.:]+; it took/m);
  expect(output).toMatch(/pg_amcheck .* pg_checksums/);
});

it('The command names what is wrong, and ends with 1.', async () => {
  await damage(app.databaseUrl, `UPDATE owners SET revision = 2`);
  const { code, output } = await startCommand('check-database', app.databaseUrl).ended;
  expect(code).toBe(1);
  expect(output).toMatch(/^ {2}owner "local", chat [-0-9a-f]{36}, sequence \d+$/m);
});

it('A database that is not there is told in one line.', async () => {
  const url = withPassword();
  url.pathname = '/no_such_database';
  const { code, output, errors } = await startCommand('check-database', url.href).ended;
  expect({ code, output }).toEqual({ code: 1, output: '' });
  expect(errors).toMatch(/^DATABASE_URL names PostgreSQL at .*no_such_database.*\n$/);
});

it('A backup is left to pg_dump, whose line has no password.', async () => {
  const url = withPassword();
  const { code, output, errors } = await startCommand('backup', url.href, '/backup/of it.dump')
    .ended;
  expect({ code, errors }).toEqual({ code: 0, errors: '' });
  const target = `postgres://${url.username}@${url.host}${url.pathname}`;
  expect(output).toContain(
    `\n  pg_dump --format=custom --file='/backup/of it.dump' --dbname=${target}\n`,
  );
  expect(output).toMatch(/PGPASSWORD or ~\/\.pgpass/);
  expect(output).not.toContain(url.password);
});
