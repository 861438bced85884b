import type { Duplex } from 'node:stream';
import { pino } from 'pino';
import { createApp } from '../../src/http/app';
import { readContract, type Contract } from '../../src/http/contract/contract';
import type { Operations } from '../../src/http/operations/types';
import { listen } from '../../src/http/server';
import { apiOf, type Api } from './api';

/** An app without a database, whose operations answer whatever a test wants them to. */
export async function stubApp(
  operations: Readonly<Partial<Record<keyof Operations, () => Promise<unknown>>>>,
): Promise<{ api: Api; contract: Contract; close(): Promise<void> }> {
  const contract = readContract();
  const app = createApp({
    contract,
    operations: operations as unknown as Operations,
    logger: pino({ level: 'silent' }),
    newId: () => 'an-id',
    corsOrigins: '*',
    bodyLimit: 1_024,
    ownerOf: () => 'local',
  });
  const refuseBroken = (_error: Error, socket: Duplex) => socket.destroy();
  const server = await listen({ app, refuseBroken }, '127.0.0.1', 0);
  return { api: apiOf(server.url), contract, close: () => server.drain(0) };
}
