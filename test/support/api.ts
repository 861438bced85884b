import request from 'supertest';
import type TestAgent from 'supertest/lib/agent';
import { checkReply } from './contract-check/check-reply';

/** Sends requests to a server; every reply is held to the contract. */
export type Api = TestAgent;

/** The header by which a test says whose request it is. */
export const OWNER = 'x-owner';

/** @param url where the server listens. */
export function apiOf(url: string, owner?: string): Api {
  const api = request.agent(url);
  api.use((test: request.Test) => {
    void test.expect((reply) =>
      checkReply({
        method: test.method,
        path: new URL(test.url).pathname,
        status: reply.status,
        headers: reply.headers,
        text: (reply.text as string | undefined) ?? '',
      }),
    );
  });
  if (owner !== undefined) api.set(OWNER, owner);
  return api;
}
