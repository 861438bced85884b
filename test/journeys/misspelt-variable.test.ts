import { freshDatabase } from '../support/fresh-database';
import { startServer } from '../support/server-process';

it('A variable that looks like one of the server is told of once, at start.', async () => {
  const database = await freshDatabase();
  const server = await startServer({ DATABASE_URL: database.url, LOGLEVEL: 'debug' });
  await server.stop();
  await database.remove();
  const warnings = server.log
    .map((line) => JSON.parse(line) as Record<string, unknown>)
    .filter(({ msg }) => msg === 'unknown variable; is another one meant?');
  expect(warnings).toEqual([
    expect.objectContaining({ level: 40, set: 'LOGLEVEL', meant: 'LOG_LEVEL' }),
  ]);
});
