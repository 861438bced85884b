import { pino } from 'pino';
import { createApp } from '../../src/http/app';
import { readContract, type Contract } from '../../src/http/contract/contract';
import { encodeEvents } from '../../src/http/encode-events';
import { EventStreams } from '../../src/http/event-streams';
import type { Operations } from '../../src/http/operations/types';
import { refuseBroken } from '../../src/http/refuse-broken';
import { listen } from '../../src/http/server';
import { createValidator } from '../../src/http/validation/validator';
import { apiOf, type Api } from './api';

/** An app without a database, whose operations answer whatever a test wants them to. */
export async function stubApp(
  operations: Readonly<Partial<Record<keyof Operations, () => Promise<unknown>>>>,
): Promise<{ api: Api; contract: Contract; close(): Promise<void> }> {
  const contract = readContract();
  const [logger, newId] = [pino({ level: 'silent' }), () => 'an-id'];
  const streams = new EventStreams({ encode: encodeEvents(contract), limit: undefined });
  const app = createApp({
    contract,
    validator: await createValidator(contract),
    streams,
    operations: operations as unknown as Operations,
    logger,
    newId,
    corsOrigins: '*',
    bodyLimit: 1_024,
    schemes: { bearer: () => ({ owner: 'local' }) },
  });
  const server = await listen(
    {
      app,
      refuseBroken: refuseBroken(contract, newId, logger),
      endStreams: () => streams.end(),
    },
    '127.0.0.1',
    0,
  );
  return { api: apiOf(server.url), contract, close: () => server.drain(0) };
}
