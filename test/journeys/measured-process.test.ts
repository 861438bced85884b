import { freshDatabase } from '../support/fresh-database';
import { samplesIn, valueOf } from '../support/samples';
import { startServer } from '../support/server-process';

it('A process tells of itself too, and what measures it does not keep it alive.', async () => {
  const database = await freshDatabase();
  const server = await startServer({ DATABASE_URL: database.url });
  const samples = samplesIn(await (await fetch(`${server.url}/metrics`)).text());
  for (const name of [
    'nodejs_eventloop_lag_p99_seconds',
    'process_cpu_seconds_total',
    'process_resident_memory_bytes',
  ])
    expect(valueOf(samples, name)).toBeGreaterThan(0);
  expect(await server.stop()).toBe(0);
  await database.remove();
});
