import { createClient, type Client, type Message } from 'aldar-kose-client';
import { after, before } from 'node:test';
import { startTestServer, type TestServer } from '../../support/start.js';

/** A server for the tests of a file, and clients of it. */
export interface History {
  readonly server: () => TestServer;
  /** A client that remembers nothing, as after a reload. */
  readonly client: () => Client;
  /** A new chat. */
  readonly chat: () => Promise<string>;
  /** The number of the owner's latest change. */
  readonly line: () => Promise<string | null>;
  /** The newest message of a chat, once it is so. */
  readonly head: (chatId: string, isSo: (head: Message) => boolean) => Promise<Message>;
  /** What the clients have asked for. */
  readonly requests: string[];
}

export function history(): History {
  let server: TestServer;
  const requests: string[] = [];
  before(async () => {
    server = await startTestServer();
  });
  after(() => server.close());
  const send = (request: Request) => {
    const path = new URL(request.url).pathname.replace(/[0-9a-f-]{36}/g, '*');
    requests.push(`${request.method} ${path}`);
    return fetch(request);
  };
  const plain = () => createClient({ baseUrl: server.url });
  return {
    requests,
    server: () => server,
    client: () => createClient({ baseUrl: server.url, fetch: send }),
    chat: async () => (await plain().createChat()).id,
    line: async () => (await fetch(`${server.url}/api/v1/chats`)).headers.get('etag'),
    async head(chatId, isSo) {
      for await (const { all } of plain().follow(chatId)) {
        const newest = all.at(-1);
        if (newest && isSo(newest)) return newest;
      }
      throw new Error('The chat is gone.');
    },
  };
}
