import { setTimeout as wait } from 'node:timers/promises';
import type { ServerProcess } from '../../../support/server-process';
import { Client, type Reply } from '../../faults/client';

/** Milliseconds between two looks at a server, and until one is given up. */
const [LOOK, PATIENCE] = [100, 30_000];

/** What a server answers to `GET /ready`. @throws Refused, Cut */
export async function readiness({ url }: ServerProcess): Promise<Reply> {
  const client = new Client(url);
  try {
    return await client.send({ path: '/ready' });
  } finally {
    client.close();
  }
}

/** Whether requests may be sent to it. */
export async function isReady(server: ServerProcess): Promise<boolean> {
  return (await readiness(server)).status === 200;
}

/** Resolves when a server is ready, or is not any more. @throws when it takes too long. */
export async function untilReadiness(server: ServerProcess, ready: boolean): Promise<void> {
  const begun = performance.now();
  while ((await isReady(server)) !== ready) {
    if (performance.now() - begun > PATIENCE)
      throw new Error(`a server is ${ready ? 'never' : 'still'} ready`);
    await wait(LOOK);
  }
}
