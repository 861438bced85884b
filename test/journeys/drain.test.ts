import { setTimeout as wait } from 'node:timers/promises';
import { Agent, request as send, type IncomingMessage } from 'node:http';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { apiOf } from '../support/api';
import { chatPath, createChat, newMessage } from '../support/builders';
import { freshDatabase, type FreshDatabase } from '../support/fresh-database';
import { startServer } from '../support/server-process';

let database: FreshDatabase;
beforeEach(async () => {
  database = await freshDatabase();
});
afterEach(() => database.remove());

/** A request whose body is only half sent until it is finished. */
function halfSent(url: string, agent: Agent) {
  const body = JSON.stringify(newMessage());
  const request = send(url, {
    agent,
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) },
  });
  request.write(body.slice(0, 10));
  const reply = once(request, 'response').then(async ([response]: IncomingMessage[]) => ({
    status: response!.statusCode,
    connection: response!.headers.connection,
    body: await text(response!),
  }));
  return { sent: once(request, 'socket'), reply, finish: () => request.end(body.slice(10)) };
}

it.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)(
  'On %s what has begun is answered, nothing new is taken, and the process ends with 0.',
  async (signal) => {
    const server = await startServer({ DATABASE_URL: database.url });
    const api = apiOf(server.url);
    const chat = await createChat(api);
    const agent = new Agent({ keepAlive: true, maxSockets: 50 });
    const begun = Array.from({ length: 50 }, () =>
      halfSent(`${server.url}${chatPath(chat, '/messages')}`, agent),
    );
    await Promise.all(begun.map(({ sent }) => sent));
    await api.get('/health').expect(200); // by now the server has taken the others too

    const stopped = server.stop(signal);
    await refusesConnections(server.url);
    begun.forEach(({ finish }) => finish());
    const replies = await Promise.all(begun.map(({ reply }) => reply));
    expect(replies.map(({ status }) => status)).toEqual(Array(50).fill(201));
    expect(replies.map(({ connection }) => connection)).toEqual(Array(50).fill('close'));
    expect(await stopped).toBe(0);
    expect(server.log.at(-1)).toContain('"msg":"stopped"');
    agent.destroy();

    const next = await startServer({ DATABASE_URL: database.url });
    const stored = await apiOf(next.url).get(chatPath(chat)).expect(200);
    expect(stored.body).toMatchObject({ message_count: 50 });
    expect(await next.stop()).toBe(0);
  },
);

it('A client that never finishes is cut off after SHUTDOWN_TIMEOUT.', async () => {
  const server = await startServer({ DATABASE_URL: database.url, SHUTDOWN_TIMEOUT: '1' });
  const chat = await createChat(apiOf(server.url));
  const agent = new Agent();
  const endless = halfSent(`${server.url}${chatPath(chat, '/messages')}`, agent);
  await endless.sent;
  await apiOf(server.url).get('/health').expect(200);
  const begin = Date.now();
  const cut = expect(endless.reply).rejects.toThrow('socket hang up');
  expect(await server.stop()).toBe(0);
  expect(Date.now() - begin).toBeGreaterThan(900);
  await cut;
  agent.destroy();
});

it('Further signals cut nothing off.', async () => {
  const server = await startServer({ DATABASE_URL: database.url });
  const chat = await createChat(apiOf(server.url));
  const agent = new Agent();
  const begun = halfSent(`${server.url}${chatPath(chat, '/messages')}`, agent);
  await begun.sent;
  await apiOf(server.url).get('/health').expect(200);
  const stopped = server.stop('SIGTERM');
  await refusesConnections(server.url);
  for (const signal of ['SIGTERM', 'SIGHUP', 'SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.kill(server.pid, signal);
  begun.finish();
  expect((await begun.reply).status).toBe(201);
  expect(await stopped).toBe(0);
  expect(server.log.at(-1)).toContain('"msg":"stopped"');
  agent.destroy();
});

it('A person who presses Ctrl-C again does not have to wait.', async () => {
  const server = await startServer({ DATABASE_URL: database.url, SHUTDOWN_TIMEOUT: '3600' });
  const chat = await createChat(apiOf(server.url));
  const agent = new Agent();
  const endless = halfSent(`${server.url}${chatPath(chat, '/messages')}`, agent);
  await endless.sent;
  await apiOf(server.url).get('/health').expect(200);
  const cut = expect(endless.reply).rejects.toThrow('socket hang up');
  const stopped = server.stop('SIGINT');
  await refusesConnections(server.url);
  await wait(1_100); // one sooner counts as the same Ctrl-C
  process.kill(server.pid, 'SIGINT');
  expect(await stopped).toBe(0);
  await cut;
  expect(server.log.join()).toContain('"msg":"cutting off"');
  // Only the line of the request that was cut off may come later: when its connection has closed.
  const lines = server.log.filter((line) => !line.includes('"msg":"request'));
  expect(lines.at(-1)).toContain('"msg":"stopped"');
  agent.destroy();
});

/** Resolves when the server takes no new connection any more. */
async function refusesConnections(url: string): Promise<void> {
  for (;;) {
    const refused = await new Promise<boolean>((resolve) => {
      const probe = send(`${url}/health`, { agent: false }, (reply) => {
        reply.resume();
        resolve(false);
      });
      probe.once('error', () => resolve(true)).end();
    });
    if (refused) return;
  }
}
