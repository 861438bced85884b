import { createClient, type Client } from 'aldar-kose-client';
import { randomUUID } from 'node:crypto';
import { after, before } from 'node:test';
import { startTestServer, type TestServer } from '../support/start.js';

/** A server for the tests of one file; what it gives is there once they run. */
export function useServer(): { readonly server: TestServer; readonly client: Client } {
  let server: TestServer | undefined;
  let client: Client | undefined;
  before(async () => {
    server = await startTestServer();
    client = createClient({ baseUrl: server.url });
  });
  after(() => server?.close());
  return {
    get server() {
      return server!;
    },
    get client() {
      return client!;
    },
  };
}

/** A new chat. */
export async function newChat(client: Client): Promise<string> {
  return (await client.createChat({ id: randomUUID() })).id;
}
